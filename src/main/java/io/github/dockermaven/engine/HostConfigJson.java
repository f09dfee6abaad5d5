package io.github.dockermaven.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dockermaven.engine.HostConfig.Resources;
import io.github.dockermaven.engine.HostConfig.Security;
import io.github.dockermaven.engine.HostConfig.Storage;
import io.github.dockermaven.engine.NetworkingSpec.PortBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The part {@code HostConfig} of a container to be created: its resources, rights, mounts, ports and end. */
final class HostConfigJson {
    private static final int OCTAL = 8;

    /** An option of {@code docker run} that means two empty lists of paths. */
    private static final String NO_MASKS = "systempaths=unconfined";

    private HostConfigJson() {}

    static ObjectNode write(ContainerSpec spec) {
        ObjectNode json = NetworkJson.object();
        HostConfig host = spec.host();
        writeResources(host.resources(), json);
        writeSecurity(host.security(), json);
        writeStorage(host.storage(), spec.ownLabels(), json);
        writeNetworking(spec.networking(), json);
        spec.process().init().ifPresent(init -> json.put("Init", init));
        json.putObject("RestartPolicy")
                .put("Name", host.restart().name())
                .put("MaximumRetryCount", host.restart().maximumRetries());
        json.put("AutoRemove", host.autoRemove());
        host.logDriver().ifPresent(driver -> {
            ObjectNode log = json.putObject("LogConfig").put("Type", driver.name());
            JsonFields.put(log, "Config", driver.options());
        });
        return json;
    }

    private static void writeResources(Resources resources, ObjectNode json) {
        JsonFields.putNumber(json, "Memory", resources.memory());
        JsonFields.putNumber(json, "MemoryReservation", resources.memoryReservation());
        JsonFields.putNumber(json, "MemorySwap", resources.memorySwap());
        JsonFields.putNumber(json, "NanoCpus", resources.nanoCpus());
        JsonFields.putNumber(json, "CpuShares", resources.cpuShares());
        JsonFields.put(json, "CpusetCpus", resources.cpuSet());
        JsonFields.putNumber(json, "PidsLimit", resources.pidsLimit());
        JsonFields.putNumber(json, "ShmSize", resources.shmSize());
        resources.ulimits().forEach(limit -> json.withArray("/Ulimits")
                .addObject()
                .put("Name", limit.name())
                .put("Soft", limit.soft())
                .put("Hard", limit.hard()));
        JsonFields.put(json, "Sysctls", resources.sysctls());
        resources.devices().forEach(device -> json.withArray("/Devices")
                .addObject()
                .put("PathOnHost", device.host())
                .put("PathInContainer", device.container())
                .put("CgroupPermissions", device.permissions()));
    }

    private static void writeSecurity(Security security, ObjectNode json) {
        JsonFields.put(json, "CapAdd", security.capAdd());
        JsonFields.put(json, "CapDrop", security.capDrop());
        json.put("Privileged", security.privileged());
        json.put("ReadonlyRootfs", security.readOnly());
        List<String> options = new ArrayList<>(security.securityOpts());
        if (options.remove(NO_MASKS)) {
            json.putArray("MaskedPaths");
            json.putArray("ReadonlyPaths");
        }
        JsonFields.put(json, "SecurityOpt", options);
        JsonFields.put(json, "UsernsMode", security.userns());
        JsonFields.put(json, "Isolation", security.isolation());
        JsonFields.put(json, "GroupAdd", security.groups());
        JsonFields.put(json, "PidMode", security.pid());
        JsonFields.put(json, "IpcMode", security.ipc());
    }

    /** @param labels those of this plugin, which a volume gets when it is made */
    private static void writeStorage(Storage storage, Map<String, String> labels, ObjectNode json) {
        for (Mount mount : storage.mounts()) {
            if (mount.form() == Mount.Form.BIND_TEXT) {
                json.withArray("/Binds").add(bindText(mount));
            } else if (mount.form() == Mount.Form.MOUNT) {
                json.withArray("/Mounts").add(write(mount, labels));
            }
        }
        JsonFields.put(json, "Tmpfs", storage.tmpfs());
        JsonFields.put(json, "VolumesFrom", storage.volumesFrom());
    }

    private static String bindText(Mount mount) {
        return mount.source() + ":" + mount.target() + ":" + String.join(",", mount.options());
    }

    private static ObjectNode write(Mount mount, Map<String, String> labels) {
        ObjectNode json = NetworkJson.object()
                .put("Type", mount.type().word())
                .put("Source", mount.source())
                .put("Target", mount.target())
                .put("ReadOnly", mount.options().contains("ro"));
        mount.propagation().ifPresent(mode -> json.withObject("/BindOptions").put("Propagation", mode));
        if (mount.createsSource()) {
            json.withObject("/BindOptions").put("CreateMountpoint", true);
        }
        if (mount.options().contains("nocopy")) {
            json.withObject("/VolumeOptions").put("NoCopy", true);
        }
        if (mount.type() == Mount.Type.VOLUME && !labels.isEmpty()) {
            JsonFields.put(json.withObject("/VolumeOptions"), "Labels", labels);
        }
        mount.option("size").ifPresent(size -> json.withObject("/TmpfsOptions").put("SizeBytes", Long.parseLong(size)));
        mount.option("mode")
                .ifPresent(mode -> json.withObject("/TmpfsOptions").put("Mode", Integer.parseInt(mode, OCTAL)));
        return json;
    }

    private static void writeNetworking(NetworkingSpec networking, ObjectNode json) {
        networking
                .mode()
                .or(() -> networking.endpoints().stream()
                        .map(NetworkingSpec.Endpoint::network)
                        .findFirst())
                .ifPresent(mode -> json.put("NetworkMode", mode));
        for (PortBinding port : networking.ports()) {
            json.withObject("/PortBindings")
                    .withArray(port.exposed())
                    .addObject()
                    .put("HostIp", port.hostIp())
                    .put("HostPort", port.hostPort());
        }
        JsonFields.put(json, "Links", networking.links());
        JsonFields.put(json, "ExtraHosts", networking.extraHosts());
        JsonFields.put(json, "Dns", networking.dns());
        JsonFields.put(json, "DnsSearch", networking.dnsSearch());
        JsonFields.put(json, "DnsOptions", networking.dnsOptions());
    }
}
