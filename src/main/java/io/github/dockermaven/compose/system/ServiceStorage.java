package io.github.dockermaven.compose.system;

import io.github.dockermaven.engine.HostConfig.Storage;
import io.github.dockermaven.engine.Mount;
import io.github.dockermaven.engine.Mount.Form;
import io.github.dockermaven.engine.Mount.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The keys of a service about what is mounted in its container, in the forms in which {@code docker compose} gives them to an engine. */
final class ServiceStorage {
    private static final String OF_CONTAINER = "container:";

    private ServiceStorage() {}

    /**
     * @param names how volumes are called in the engine
     * @param files the files of its secrets and configs
     */
    static Storage read(ComposeValue service, ServiceNames names, List<Mount> files) {
        Stream<Mount> volumes = service.items("volumes").stream().map(volume -> mount(volume, names));
        return new Storage(
                Stream.concat(volumes, files.stream()).toList(),
                tmpfs(service),
                service.texts("volumes_from").stream()
                        .map(from -> from.startsWith(OF_CONTAINER) ? from.substring(OF_CONTAINER.length()) : from)
                        .toList());
    }

    private static Mount mount(ComposeValue volume, ServiceNames names) {
        String target = volume.text("target").orElseThrow(() -> volume.error("A volume has no target."));
        String source = volume.text("source").orElse("");
        String type = volume.text("type").orElse("volume");
        return switch (type) {
            case "bind" -> bind(volume, source, target);
            case "volume" -> named(volume, source.isEmpty() ? "" : names.volume(source), target);
            case "tmpfs" -> new Mount(Type.TMPFS, "", target, memory(volume), false, Form.MOUNT);
            default ->
                throw volume.error("A volume has the type " + type
                        + ", which cannot be mounted here. Write volume, bind or tmpfs.");
        };
    }

    /** The engine makes a missing folder, unless there are options of {@code bind} that do not say so. */
    private static Mount bind(ComposeValue volume, String source, String target) {
        Optional<ComposeValue> bind = volume.get("bind");
        boolean isCreated = bind.map(each -> each.isTrue("create_host_path")).orElse(true);
        List<String> options = access(volume);
        bind.ifPresent(each -> Stream.of("selinux", "propagation")
                .forEach(key -> each.text(key).ifPresent(options::add)));
        boolean isText =
                isCreated && bind.flatMap(each -> each.get("propagation")).isEmpty();
        return new Mount(Type.BIND, source, target, options, isCreated, isText ? Form.BIND_TEXT : Form.MOUNT);
    }

    private static Mount named(ComposeValue volume, String name, String target) {
        List<String> options = access(volume);
        boolean isNotCopied =
                volume.get("volume").filter(each -> each.isTrue("nocopy")).isPresent();
        if (isNotCopied) {
            options.add("nocopy");
        }
        boolean isText = !name.isEmpty() && !isNotCopied;
        return new Mount(Type.VOLUME, name, target, options, false, isText ? Form.BIND_TEXT : Form.MOUNT);
    }

    private static List<String> access(ComposeValue volume) {
        return new ArrayList<>(List.of(volume.isTrue("read_only") ? "ro" : "rw"));
    }

    private static List<String> memory(ComposeValue volume) {
        List<String> options = access(volume);
        volume.get("tmpfs").ifPresent(tmpfs -> {
            NumberValue.unlessZero(tmpfs, "size").ifPresent(size -> options.add("size=" + size));
            NumberValue.unlessZero(tmpfs, "mode").ifPresent(mode -> options.add("mode=" + Long.toOctalString(mode)));
        });
        return options;
    }

    private static Map<String, String> tmpfs(ComposeValue service) {
        Map<String, String> tmpfs = new LinkedHashMap<>();
        service.texts("tmpfs").forEach(text -> {
            int colon = text.indexOf(':');
            tmpfs.put(colon < 0 ? text : text.substring(0, colon), colon < 0 ? "" : text.substring(colon + 1));
        });
        return tmpfs;
    }
}
