package io.github.dockermaven.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dockermaven.engine.HostConfig.Storage;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The mounts of a service's tasks. Each node makes a volume that it does not have. */
final class ServiceMounts {
    private static final List<String> PROPAGATIONS =
            List.of("private", "rprivate", "shared", "rshared", "slave", "rslave");
    private static final Pattern SIZE = Pattern.compile("size=([0-9]{1,12})([kmg]?)");
    private static final List<String> UNITS = List.of("", "k", "m", "g");
    private static final int OCTAL = 8;

    private ServiceMounts() {}

    static void write(Storage storage, Collection<VolumeSpec> volumes, ObjectNode container) {
        storage.mounts().forEach(mount -> write(mount, volumes, container));
        storage.tmpfs().forEach((target, options) -> tmpfs(target, options, container));
    }

    private static void write(Mount mount, Collection<VolumeSpec> volumes, ObjectNode container) {
        if (mount.type() == Mount.Type.TMPFS) {
            tmpfs(mount.target(), String.join(",", mount.options()), container);
            return;
        }
        boolean isBind = mount.type() == Mount.Type.BIND;
        ObjectNode json = add(container, mount.type().word(), mount.target());
        if (!mount.source().isEmpty()) {
            json.put("Source", mount.source());
        }
        if (mount.options().contains("ro")) {
            json.put("ReadOnly", true);
        }
        if (isBind) {
            mount.options().stream().filter(PROPAGATIONS::contains).findFirst().ifPresent(mode -> json.putObject(
                            "BindOptions")
                    .put("Propagation", mode));
            return;
        }
        if (mount.options().contains("nocopy")) {
            json.withObject("/VolumeOptions").put("NoCopy", true);
        }
        volumes.stream()
                .filter(volume -> volume.name().equals(mount.source()))
                .forEach(volume -> write(volume, json.withObject("/VolumeOptions")));
    }

    private static void write(VolumeSpec volume, ObjectNode options) {
        JsonFields.put(options, "Labels", volume.labels());
        ObjectNode driver = NetworkJson.object();
        JsonFields.put(driver, "Name", volume.driver());
        JsonFields.put(driver, "Options", volume.options());
        if (!driver.isEmpty()) {
            options.set("DriverConfig", driver);
        }
    }

    /** @param options as of {@code docker run --tmpfs}, {@code size=1000,mode=1777} */
    private static void tmpfs(String target, String options, ObjectNode container) {
        ObjectNode json = add(container, "tmpfs", target);
        for (String option : options.split(",")) {
            Matcher size = SIZE.matcher(option);
            if (size.matches()) {
                json.withObject("/TmpfsOptions")
                        .put("SizeBytes", Long.parseLong(size.group(1)) << 10 * UNITS.indexOf(size.group(2)));
            } else if (option.matches("mode=[0-7]{1,6}")) {
                json.withObject("/TmpfsOptions")
                        .put("Mode", Integer.parseInt(option.substring("mode=".length()), OCTAL));
            } else if (option.equals("ro")) {
                json.put("ReadOnly", true);
            }
        }
    }

    private static ObjectNode add(ObjectNode container, String type, String target) {
        return container.withArray("/Mounts").addObject().put("Type", type).put("Target", target);
    }
}
