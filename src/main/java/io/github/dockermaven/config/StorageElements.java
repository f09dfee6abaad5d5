package io.github.dockermaven.config;

import io.github.dockermaven.container.VolumeMapping;
import io.github.dockermaven.engine.HostConfig.Storage;
import io.github.dockermaven.engine.Mount;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The elements of a {@code <run>} about what is mounted in the container. */
final class StorageElements {
    private StorageElements() {}

    /** @param folder the project's */
    static Storage read(XmlElement run, Path folder) {
        Optional<XmlElement> volumes = run.child("volumes").filter(element -> !element.isEmpty());
        List<Mount> mounts = volumes.map(element -> mounts(element, folder)).orElse(List.of());
        List<String> from = volumes.flatMap(element -> element.list("from")).orElse(List.of());
        volumes.ifPresent(XmlElement::rejectOthers);
        Storage read = new Storage(mounts, tmpfs(run), from);
        checkTargets(run, read);
        return read;
    }

    /** A text is what {@code <bind>} has: {@code -Ddocker.run.volumes=data:/var/lib/mysql}. */
    private static List<Mount> mounts(XmlElement volumes, Path folder) {
        boolean isText = volumes.children().isEmpty();
        String subject = volumes.path() + (isText ? "" : "<bind>");
        Path home = Path.of(System.getProperty("user.home"));
        List<String> texts =
                isText ? volumes.items(false) : volumes.list("bind").orElse(List.of());
        return joined(texts, VolumeMapping::isOption).stream()
                .map(text -> VolumeMapping.parse(subject, text, folder, home))
                .toList();
    }

    private static Map<String, String> tmpfs(XmlElement run) {
        Map<String, String> tmpfs = new LinkedHashMap<>();
        List<String> texts = joined(run.list("tmpfs").orElse(List.of()), text -> !text.startsWith("/"));
        for (String text : texts) {
            int colon = text.indexOf(':');
            String target = colon < 0 ? text : text.substring(0, colon);
            if (!target.startsWith("/") || target.matches("/+")) {
                throw new DockerFailureException(run.path("tmpfs") + ": '" + PrintableText.quote(text)
                        + "' does not begin with a path in the container. Write one from its root, and options after a"
                        + " colon: /run:size=10m,mode=1777.");
            }
            if (tmpfs.put(target, colon < 0 ? "" : text.substring(colon + 1)) != null) {
                throw twice(run, target);
            }
        }
        return tmpfs;
    }

    /** Returns parts of a list without those that a comma within one has made. */
    private static List<String> joined(List<String> parts, Predicate<String> goesOn) {
        List<String> joined = new ArrayList<>();
        for (String part : parts) {
            if (!joined.isEmpty() && goesOn.test(part)) {
                joined.set(joined.size() - 1, joined.get(joined.size() - 1) + "," + part);
            } else if (!part.isEmpty()) {
                joined.add(part);
            }
        }
        return joined;
    }

    private static void checkTargets(XmlElement run, Storage storage) {
        Set<String> targets = new HashSet<>();
        Stream.concat(storage.mounts().stream().map(Mount::target), storage.tmpfs().keySet().stream())
                .filter(target -> !targets.add(target.replaceAll("/+$", "")))
                .findFirst()
                .ifPresent(target -> {
                    throw twice(run, target);
                });
    }

    private static DockerFailureException twice(XmlElement run, String target) {
        return new DockerFailureException(run.path() + " mounts two things at " + PrintableText.quote(target)
                + " in the container. Remove one of them, or mount it at another path.");
    }
}
