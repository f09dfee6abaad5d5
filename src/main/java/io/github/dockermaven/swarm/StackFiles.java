package io.github.dockermaven.swarm;

import io.github.dockermaven.engine.EngineSwarm;
import io.github.dockermaven.engine.EngineSwarm.FileKind;
import io.github.dockermaven.engine.EngineSwarm.SwarmObject;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.report.Progress;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The secrets and configs of a stack. */
record StackFiles(EngineSwarm swarm, Stack stack, Progress progress) {
    /**
     * Returns the ids of those that somebody else has made, by their keys.
     *
     * @throws DockerFailureException if the swarm lacks one
     */
    Map<String, String> external(Collection<ServiceFile> files) {
        Map<String, String> ids = new HashMap<>();
        for (ServiceFile file : files) {
            if (file.isExternal()) {
                ids.put(
                        file.key(),
                        swarm.file(file.kind(), file.name())
                                .map(SwarmObject::id)
                                .orElseThrow(() -> missing(file)));
            }
        }
        return ids;
    }

    private static DockerFailureException missing(ServiceFile file) {
        String word = file.kind().name().toLowerCase(Locale.ROOT);
        String name = PrintableText.quote(file.name());
        return new DockerFailureException("The external " + word + " '" + name
                + "' is not in the swarm. Make it with 'docker " + word + " create " + name
                + " FILE', or have it made by a file: in place of external: in the compose file.");
    }

    /** Returns the ids of those of this stack by their keys, after those were made that are lacking. */
    Map<String, String> provide(Collection<ServiceFile> files) {
        Map<String, String> ids = new HashMap<>();
        for (FileKind kind : FileKind.values()) {
            List<ServiceFile> wanted = files.stream()
                    .filter(file -> file.kind() == kind && !file.isExternal())
                    .toList();
            if (!wanted.isEmpty()) {
                own(kind).forEach(file -> ids.put(kind + " " + file.name(), file.id()));
            }
            for (ServiceFile file : wanted) {
                ids.computeIfAbsent(
                        file.key(),
                        key -> swarm.createFile(
                                kind,
                                file.name(),
                                stack.labels(),
                                file.content().orElseThrow()));
            }
        }
        return ids;
    }

    /**
     * Removes those that no service has any more; one that an old task has still stays until the next time.
     *
     * @param used the keys of those that one has
     */
    void removeOthers(Set<String> used) {
        for (FileKind kind : FileKind.values()) {
            for (SwarmObject file : own(kind)) {
                if (!used.contains(kind + " " + file.name())) {
                    remove(kind, file);
                }
            }
        }
    }

    private void remove(FileKind kind, SwarmObject file) {
        try {
            swarm.removeFile(kind, file);
        } catch (DockerFailureException e) {
            progress.detail(e.getMessage());
        }
    }

    private List<SwarmObject> own(FileKind kind) {
        return swarm.files(kind, stack.filter()).stream()
                .filter(file -> stack.owner().owns(file.labels()))
                .toList();
    }
}
