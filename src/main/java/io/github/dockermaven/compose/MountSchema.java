package io.github.dockermaven.compose;

import static io.github.dockermaven.compose.MappingForm.key;
import static io.github.dockermaven.compose.ScalarForm.BOOLEAN;
import static io.github.dockermaven.compose.ScalarForm.TEXT;

import java.util.LinkedHashMap;
import java.util.Map;

/** The keys of a service's ports, volumes and devices. */
final class MountSchema {
    static final Form PORTS = new PortForm(MappingForm.of(
            "a port",
            key("target", ScalarForm.INTEGER, "the port in the container").required(),
            key("published", ScalarForm.TEXT_OR_NUMBER, "the port at the host"),
            key("host_ip", new AddressForm(), "the host's address"),
            key("protocol", TEXT, "tcp or udp"),
            key("mode", TEXT, "host or ingress, in a swarm"),
            key("name", TEXT, "its name"),
            key("app_protocol", TEXT, "the protocol of the application")));

    private static final Form BIND = MappingForm.of(
            "bind",
            key("propagation", TEXT, "how mounts below are seen"),
            key("create_host_path", BOOLEAN, "whether a missing folder is made"),
            key(
                    "recursive",
                    ScalarForm.oneOf("enabled", "disabled", "writable", "readonly"),
                    "whether mounts below are there too"),
            key("selinux", ScalarForm.oneOf("z", "Z"), "how SELinux labels it"));

    private static final Form MOUNT = MappingForm.of(
            "a mount",
            key(
                            "type",
                            ScalarForm.oneOf("bind", "volume", "tmpfs", "cluster", "npipe", "image"),
                            "volume, bind, tmpfs or image")
                    .required(),
            key("source", TEXT, "the volume's name or the host's folder"),
            key("target", new TargetForm(), "the folder in the container").required(),
            key("read_only", BOOLEAN, "whether it cannot be written"),
            key("consistency", TEXT, "how soon changes are seen"),
            key("bind", BIND, "options of a folder of the host"),
            key(
                    "volume",
                    MappingForm.of(
                            "volume",
                            key("labels", PairsForm.LABELS, "labels of a volume without a name"),
                            key("nocopy", BOOLEAN, "whether the image's files are left out"),
                            key("subpath", TEXT, "the folder in the volume")),
                    "options of a volume"),
            key(
                    "tmpfs",
                    MappingForm.of(
                            "tmpfs",
                            key("size", ScalarForm.SIZE, "the most bytes"),
                            key("mode", ScalarForm.INTEGER, "its permissions")),
                    "options of a folder in memory"),
            key(
                    "image",
                    MappingForm.of("image", key("subpath", TEXT, "the folder in the image")),
                    "options of an image"));

    static final Form VOLUMES = ListForm.of(
            "a list of mounts such as [\"./data:/data\"]",
            new ShortForm("a mount such as \"./data:/data\", or a mapping", MOUNT, VolumeText::parse));

    static final Form DEVICES = ListForm.of(
            "a list of devices such as [\"/dev/ttyUSB0:/dev/ttyUSB0\"]",
            new ShortForm(
                    "a device such as \"/dev/ttyUSB0\", or a mapping",
                    MappingForm.of(
                            "a device",
                            key("source", TEXT, "the host's device").required(),
                            key("target", TEXT, "the device in the container").required(),
                            key("permissions", TEXT, "r, w and m")),
                    MountSchema::device));

    private MountSchema() {}

    private static YamlNode.Mapping device(YamlNode.Scalar node, Place place) {
        String[] parts = node.text().split(":", -1);
        if (parts.length > 3) {
            throw place.error(node, "it is no device. Write it as source:target:rwm.");
        }
        Map<String, YamlNode> device = new LinkedHashMap<>();
        device.put("source", ScalarForm.text(node, parts[0]));
        device.put("target", ScalarForm.text(node, parts.length > 1 ? parts[1] : parts[0]));
        device.put("permissions", ScalarForm.text(node, parts.length > 2 ? parts[2] : "rwm"));
        return ShortForm.mappingOf(node, device);
    }

    private static final class AddressForm implements Form {
        @Override
        public YamlNode canonical(YamlNode node, Place place) {
            YamlNode.Scalar address = (YamlNode.Scalar) TEXT.canonical(node, place);
            if (!PortForm.isAddress(address.text())) {
                throw place.wrong(node, "an address such as 127.0.0.1");
            }
            return address;
        }
    }

    private static final class TargetForm implements Form {
        @Override
        public YamlNode canonical(YamlNode node, Place place) {
            YamlNode.Scalar target = (YamlNode.Scalar) TEXT.canonical(node, place);
            return target.text().isEmpty() ? target : target.with(CleanPath.of(target.text()));
        }
    }
}
