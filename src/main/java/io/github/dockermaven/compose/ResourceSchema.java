package io.github.dockermaven.compose;

import static io.github.dockermaven.compose.MappingForm.key;
import static io.github.dockermaven.compose.ScalarForm.BOOLEAN;
import static io.github.dockermaven.compose.ScalarForm.TEXT;

/** The keys of what services share: networks, volumes, secrets, configs and models. */
final class ResourceSchema {
    static final Form OPTIONS = EntriesForm.ofAny("a mapping such as {name: value}", new Options());

    private static final Form POOL = MappingForm.of(
            "a pool of addresses",
            key("subnet", TEXT, "its range, such as 10.10.0.0/16"),
            key("ip_range", TEXT, "the part that containers get theirs from"),
            key("gateway", TEXT, "the gateway's address"),
            key(
                    "aux_addresses",
                    EntriesForm.ofAny("a mapping of names to addresses", TEXT),
                    "addresses to be left out"));

    private static final Form IPAM = MappingForm.of(
            "a network's ipam",
            key("driver", TEXT, "the driver that gives addresses"),
            key(
                    "config",
                    ListForm.of("a list of pools such as [{subnet: 10.10.0.0/16}]", POOL),
                    "the pools of addresses"),
            key("options", OPTIONS, "options of the driver"));

    static final Form NETWORK = new ExternalForm(MappingForm.of(
            "a network",
            key("name", TEXT, "its name at the engine"),
            key("driver", TEXT, "the driver, such as bridge or overlay"),
            key("driver_opts", OPTIONS, "options of the driver"),
            key("ipam", IPAM, "where addresses come from"),
            key("external", BOOLEAN, "whether it is there already"),
            key("internal", BOOLEAN, "whether nothing outside can be reached from it"),
            key("enable_ipv4", BOOLEAN, "whether it has addresses of IPv4"),
            key("enable_ipv6", BOOLEAN, "whether it has addresses of IPv6"),
            key("attachable", BOOLEAN, "whether single containers may join it in a swarm"),
            key("labels", PairsForm.LABELS, "its labels")));

    static final Form VOLUME = new ExternalForm(MappingForm.of(
            "a volume",
            key("name", TEXT, "its name at the engine"),
            key("driver", TEXT, "the driver, such as local"),
            key("driver_opts", OPTIONS, "options of the driver"),
            key("external", BOOLEAN, "whether it is there already"),
            key("labels", PairsForm.LABELS, "its labels")));

    static final Form SECRET = new ExternalForm(MappingForm.of(
            "a secret",
            key("name", TEXT, "its name in a swarm"),
            key("environment", TEXT, "the variable with its content"),
            key("file", TEXT, "the file with its content"),
            key("external", BOOLEAN, "whether it is there already"),
            key("labels", PairsForm.LABELS, "its labels"),
            key("driver", TEXT, "the driver that keeps it"),
            key("driver_opts", OPTIONS, "options of the driver"),
            key("template_driver", TEXT, "the driver that fills in its placeholders")));

    static final Form CONFIG = new ExternalForm(MappingForm.of(
            "a config",
            key("name", TEXT, "its name in a swarm"),
            key("content", TEXT, "its content"),
            key("environment", TEXT, "the variable with its content"),
            key("file", TEXT, "the file with its content"),
            key("external", BOOLEAN, "whether it is there already"),
            key("labels", PairsForm.LABELS, "its labels"),
            key("template_driver", TEXT, "the driver that fills in its placeholders")));

    static final Form MODEL = MappingForm.of(
            "a model",
            key("name", TEXT, "its name"),
            key("model", TEXT, "the model to run").required(),
            key("context_size", ScalarForm.INTEGER, "the most tokens"),
            key("runtime_flags", ListForm.TEXTS, "flags of the engine that runs it"));

    private ResourceSchema() {}

    /** The value of an option of a driver, which the driver gets as a text. */
    private static final class Options implements Form {
        @Override
        public YamlNode canonical(YamlNode node, Place place) {
            return Nodes.isNull(node) ? ScalarForm.text(node, "") : ScalarForm.TEXT_OF_ANY.canonical(node, place);
        }
    }
}
