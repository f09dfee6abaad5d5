package io.github.dockermaven.compose.system;

import io.github.dockermaven.engine.HostConfig.Mount;
import io.github.dockermaven.engine.HostConfig.Mount.Type;
import io.github.dockermaven.engine.HostConfig.Storage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The keys of a service about what is mounted in its container. */
final class ServiceStorage {
    private static final String OF_CONTAINER = "container:";

    private ServiceStorage() {}

    /**
     * @param names how volumes are called in the engine
     * @param files the files of its secrets and configs
     */
    static Storage read(ComposeValue service, ServiceNames names, List<Mount> files) {
        List<ComposeValue> volumes = service.items("volumes");
        Stream<Mount> mounts =
                volumes.stream().filter(volume -> !type(volume).equals("tmpfs")).map(volume -> mount(volume, names));
        return new Storage(
                Stream.concat(mounts, files.stream()).toList(),
                tmpfs(service, volumes),
                service.texts("volumes_from").stream()
                        .map(from -> from.startsWith(OF_CONTAINER) ? from.substring(OF_CONTAINER.length()) : from)
                        .toList());
    }

    private static String type(ComposeValue volume) {
        return volume.text("type").orElse("volume");
    }

    private static Mount mount(ComposeValue volume, ServiceNames names) {
        String target = volume.text("target").orElseThrow(() -> volume.error("A volume has no target."));
        String source = volume.text("source").orElse("");
        List<String> options = new ArrayList<>(List.of(volume.isTrue("read_only") ? "ro" : "rw"));
        switch (type(volume)) {
            case "bind" -> {
                volume.get("bind").ifPresent(bind -> Stream.of("selinux", "propagation")
                        .forEach(key -> bind.text(key).ifPresent(options::add)));
                boolean isCreated = volume.get("bind")
                        .flatMap(bind -> bind.flag("create_host_path"))
                        .orElse(true);
                return new Mount(Type.BIND, source, target, options, isCreated);
            }
            case "volume" -> {
                boolean isNotCopied = volume.get("volume")
                        .filter(each -> each.isTrue("nocopy"))
                        .isPresent();
                if (isNotCopied) {
                    options.add("nocopy");
                }
                String name = source.isEmpty() ? "" : names.volume(source);
                return new Mount(Type.VOLUME, name, target, options, !source.isEmpty() && !isNotCopied);
            }
            default ->
                throw volume.error("A volume has the type " + type(volume)
                        + ", which cannot be mounted here. Write volume, bind or tmpfs.");
        }
    }

    private static Map<String, String> tmpfs(ComposeValue service, List<ComposeValue> volumes) {
        Map<String, String> tmpfs = new LinkedHashMap<>();
        service.texts("tmpfs").forEach(text -> {
            int colon = text.indexOf(':');
            tmpfs.put(colon < 0 ? text : text.substring(0, colon), colon < 0 ? "" : text.substring(colon + 1));
        });
        volumes.stream()
                .filter(volume -> type(volume).equals("tmpfs"))
                .forEach(volume -> tmpfs.put(volume.text("target").orElse(""), options(volume)));
        return tmpfs;
    }

    private static String options(ComposeValue volume) {
        List<String> options = new ArrayList<>();
        if (volume.isTrue("read_only")) {
            options.add("ro");
        }
        volume.get("tmpfs").ifPresent(tmpfs -> {
            NumberValue.unlessZero(tmpfs, "size").ifPresent(size -> options.add("size=" + size));
            NumberValue.unlessZero(tmpfs, "mode").ifPresent(mode -> options.add("mode=" + Long.toOctalString(mode)));
        });
        return String.join(",", options);
    }
}
