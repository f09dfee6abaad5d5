package io.github.dockermaven.swarm;

import io.github.dockermaven.engine.EngineSwarm;
import io.github.dockermaven.engine.EngineSwarm.FileKind;
import io.github.dockermaven.engine.EngineSwarm.SwarmObject;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.report.Progress;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The secrets and configs of a stack. */
record StackFiles(EngineSwarm swarm, Stack stack, Progress progress) {
    /** Returns the ids of files by their names in the swarm, after those were made that are lacking. */
    Map<String, String> provide(Collection<ServiceFile> files) {
        Map<String, String> ids = new HashMap<>();
        for (FileKind kind : FileKind.values()) {
            List<ServiceFile> wanted =
                    files.stream().filter(file -> file.kind() == kind).toList();
            if (!wanted.isEmpty()) {
                own(kind).forEach(file -> ids.put(file.name(), file.id()));
            }
            for (ServiceFile file : wanted) {
                String name = stack.qualified(file.name());
                ids.computeIfAbsent(name, key -> swarm.createFile(kind, key, stack.labels(), file.content()));
            }
        }
        return ids;
    }

    /** Removes those that no service has any more; one that an old task has still stays until the next time. */
    void removeOthers(Set<String> used) {
        for (FileKind kind : FileKind.values()) {
            for (SwarmObject file : own(kind)) {
                if (!used.contains(file.name())) {
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
                .collect(Collectors.toList());
    }
}
