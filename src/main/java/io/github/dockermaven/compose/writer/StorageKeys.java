package io.github.dockermaven.compose.writer;

import io.github.dockermaven.container.copy.ProvidedFile;
import io.github.dockermaven.container.copy.ProvidedHostFile;
import io.github.dockermaven.engine.HostConfig.Storage;
import io.github.dockermaven.engine.Mount;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The keys of a service about what is mounted in it.
 *
 * @param folder the compose file's
 * @param project the folder whose files are named relative to that of the compose file, so that both may be moved
 * @param names those of the services that containers have become
 */
record StorageKeys(Path folder, Path project, ServiceNames names) {
    private static final Set<String> PROPAGATIONS =
            Set.of("private", "rprivate", "shared", "rshared", "slave", "rslave");
    private static final Set<String> LONG_FORM = Set.of("ro", "rw", "nocopy");

    Keys of(Storage storage, List<ProvidedFile> files, Notes notes) {
        List<Object> volumes = new ArrayList<>();
        storage.mounts().forEach(mount -> volumes.add(mount(mount)));
        for (ProvidedFile file : files) {
            if (file instanceof ProvidedHostFile ofHost) {
                volumes.add(provided(ofHost));
                notes.add("files: compose mounts " + ofHost.target()
                        + ", read-only, where docker:start copies it into the container");
            }
        }
        storage.volumesFrom().stream()
                .filter(reference -> reference.endsWith(":ro"))
                .forEach(reference -> notes.add(
                        "volumes/from " + reference + ": compose ignores the ro, and what it mounts can be written"));
        return new Keys()
                .putAll("volumes", volumes)
                .putAll(
                        "tmpfs",
                        storage.tmpfs().entrySet().stream()
                                .map(StorageKeys::tmpfs)
                                .toList())
                .putAll(
                        "volumes_from",
                        storage.volumesFrom().stream().map(this::volumesFrom).toList());
    }

    private static String tmpfs(Map.Entry<String, String> tmpfs) {
        return tmpfs.getKey() + (tmpfs.getValue().isEmpty() ? "" : ":" + tmpfs.getValue());
    }

    private String volumesFrom(String reference) {
        String name = reference.replaceFirst(":.*", "");
        return names.find(name).orElse("container:" + name) + reference.substring(name.length());
    }

    /** What the long form cannot say, SELinux' labels among it, is in the short one. */
    private Object mount(Mount mount) {
        boolean isBind = mount.type() == Mount.Type.BIND;
        String source = isBind ? relative(mount.source()) : mount.source();
        if (!source.isEmpty()
                && mount.options().stream()
                        .anyMatch(option -> !LONG_FORM.contains(option) && !PROPAGATIONS.contains(option))) {
            return source + ":" + mount.target() + ":" + String.join(",", mount.options());
        }
        if (source.isEmpty() && mount.options().isEmpty()) {
            return mount.target();
        }
        Keys keys = new Keys().put("type", mount.type().word());
        if (!source.isEmpty()) {
            keys.put("source", source);
        }
        keys.put("target", mount.target()).putTrue("read_only", mount.options().contains("ro"));
        if (isBind) {
            keys.put("bind", bind(mount).toMap());
        } else if (mount.type() == Mount.Type.TMPFS) {
            keys.putAll(
                    "tmpfs",
                    new Keys()
                            .put("size", mount.option("size"))
                            .put("mode", mount.option("mode"))
                            .toMap());
        } else if (mount.options().contains("nocopy")) {
            keys.put("volume", Map.of("nocopy", true));
        }
        return keys.toMap();
    }

    /** A missing folder is an error, where it is one to docker:start: the engine would make one that is root's. */
    private static Keys bind(Mount mount) {
        return new Keys()
                .put("create_host_path", (Object) mount.createsSource())
                .put("propagation", mount.propagation());
    }

    private Object provided(ProvidedHostFile file) {
        Path source = file.source().path();
        String target = file.target().endsWith("/") && !file.source().isContent()
                ? file.target() + source.getFileName()
                : file.target();
        return new Keys()
                .put("type", "bind")
                .put("source", relative(source.toString()))
                .put("target", target)
                .putTrue("read_only", true)
                .put("bind", Map.of("create_host_path", false))
                .toMap();
    }

    private String relative(String source) {
        Path path = Path.of(source);
        if (!path.isAbsolute() || !path.startsWith(project)) {
            return source;
        }
        String relative = folder.relativize(path).toString().replace('\\', '/');
        return relative.isEmpty() ? "." : relative.startsWith(".") ? relative : "./" + relative;
    }
}
