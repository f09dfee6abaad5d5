package io.github.dockermaven.compose;

import static io.github.dockermaven.compose.MappingForm.key;
import static io.github.dockermaven.compose.ScalarForm.BOOLEAN;
import static io.github.dockermaven.compose.ScalarForm.TEXT;

/** The keys of {@code build}, and forms that services have as well. */
final class BuildSchema {
    private static final Form LIMIT = MappingForm.of(
            "a ulimit",
            key("soft", ScalarForm.INTEGER, "the limit that is in force").required(),
            key("hard", ScalarForm.INTEGER, "the highest that a process may set")
                    .required());

    static final Form ULIMITS = EntriesForm.ofAny("a mapping of limits such as {nofile: 1024}", new UlimitForm());

    static final Form FILES = ListForm.of(
            "a list of names such as [\"my_secret\"]",
            ShortForm.ofKey(
                    "a name, or a mapping",
                    MappingForm.of(
                            "a secret or config of a service",
                            key("source", TEXT, "its name at the top level").required(),
                            key("target", TEXT, "its file in the container"),
                            key("uid", TEXT, "the number of the user that owns it"),
                            key("gid", TEXT, "the number of the group that owns it"),
                            key("mode", ScalarForm.FILE_MODE, "its permissions")),
                    "source"));

    private static final Form SSH = new SshForm();

    static final Form BUILD = ShortForm.ofKey(
            "a folder, or a mapping",
            MappingForm.of(
                    "build",
                    key("context", TEXT, "the folder that is built"),
                    key("dockerfile", TEXT, "the Dockerfile's name"),
                    key("dockerfile_inline", TEXT, "the Dockerfile's text"),
                    key("args", PairsForm.VARIABLES, "values of ARG"),
                    key("target", TEXT, "the stage to build"),
                    key("labels", PairsForm.LABELS, "labels of the image"),
                    key("tags", ListForm.TEXTS, "more names of the image"),
                    key("platforms", ListForm.TEXTS, "the platforms to build for"),
                    key("cache_from", ListForm.TEXTS, "images to take layers from"),
                    key("cache_to", ListForm.TEXTS, "where layers are kept"),
                    key("no_cache", BOOLEAN, "whether every step is run"),
                    key("pull", BOOLEAN, "whether base images are pulled anew"),
                    key("additional_contexts", PairsForm.VALUES, "more folders or images to copy from"),
                    key("network", TEXT, "the network of RUN"),
                    key("extra_hosts", new HostsForm(), "more hosts for RUN"),
                    key("secrets", FILES, "secrets for RUN"),
                    key("ssh", SSH, "keys of SSH for RUN"),
                    key("shm_size", ScalarForm.SIZE, "the size of /dev/shm for RUN"),
                    key("ulimits", ULIMITS, "limits for RUN"),
                    key("privileged", BOOLEAN, "whether RUN has all rights"),
                    key("entitlements", ListForm.TEXTS, "rights of the build"),
                    key("isolation", TEXT, "how containers are isolated on Windows"),
                    key("provenance", ScalarForm.TEXT_OF_ANY, "an attestation of where it comes from"),
                    key("sbom", ScalarForm.TEXT_OF_ANY, "an attestation of what is in it")),
            "context");

    private BuildSchema() {}

    /** One number is the soft and the hard limit. */
    private static final class UlimitForm implements Form {
        @Override
        public YamlNode canonical(YamlNode node, Place place) {
            return node instanceof YamlNode.Mapping
                    ? LIMIT.canonical(node, place)
                    : ScalarForm.INTEGER.canonical(node, place);
        }
    }

    /** {@code default} alone is the agent's socket; other keys have a path. */
    private static final class SshForm implements Form {
        @Override
        public YamlNode canonical(YamlNode node, Place place) {
            YamlNode.Mapping keys = (YamlNode.Mapping) PairsForm.VARIABLES.canonical(node, place);
            keys.entries().forEach((name, entry) -> {
                if (Nodes.isNull(entry.value()) && !name.equals("default")) {
                    throw place.error(
                            entry.value(), "the key " + name + " has no path. Write it as " + name + "=path.");
                }
            });
            return keys;
        }
    }
}
