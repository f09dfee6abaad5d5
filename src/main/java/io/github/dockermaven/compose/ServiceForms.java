package io.github.dockermaven.compose;

import static io.github.dockermaven.compose.MappingForm.key;
import static io.github.dockermaven.compose.ScalarForm.BOOLEAN;
import static io.github.dockermaven.compose.ScalarForm.DURATION;
import static io.github.dockermaven.compose.ScalarForm.INTEGER;
import static io.github.dockermaven.compose.ScalarForm.TEXT;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys below those of a service. */
final class ServiceForms {
    static final String STARTED = "service_started";

    static final Form ENV_FILES = new ListForm(
            "a file, or a list of files such as [\".env.web\"]",
            new ShortForm(
                    "a file, or a mapping",
                    MappingForm.of(
                            "an env_file",
                            key("path", TEXT, "the file").required(),
                            key("required", BOOLEAN, "whether it has to be there"),
                            key("format", TEXT, "raw, or as .env")),
                    (text, place) -> ShortForm.mappingOf(
                            text, Map.of("path", text, "required", ScalarForm.plain(text, "true")))),
            true);

    static final Form NETWORKS = new NamesForm(
            "a list of names such as [\"backend\"], or a mapping",
            EntriesForm.ofNames(
                    "a mapping of networks",
                    MappingForm.of(
                                    "a service's network",
                                    key("aliases", ListForm.TEXTS, "more names in it"),
                                    key("ipv4_address", TEXT, "its address of IPv4"),
                                    key("ipv6_address", TEXT, "its address of IPv6"),
                                    key("link_local_ips", ListForm.TEXTS, "its link-local addresses"),
                                    key("mac_address", TEXT, "its hardware address"),
                                    key("interface_name", TEXT, "the interface's name"),
                                    key("driver_opts", ResourceSchema.OPTIONS, "options of the driver"),
                                    key("priority", INTEGER, "the order in which networks are joined"),
                                    key("gw_priority", INTEGER, "which network has the gateway"))
                            .orNull()),
            item -> ScalarForm.plain(item, ""));

    static final Form DEPENDS_ON = new NamesForm(
            "a list of services such as [\"db\"], or a mapping",
            EntriesForm.ofNames(
                    "a mapping of services",
                    MappingForm.of(
                            "depends_on",
                            key(
                                    "condition",
                                    ScalarForm.oneOf(STARTED, "service_healthy", "service_completed_successfully"),
                                    "when it counts as there"),
                            key("required", BOOLEAN, "whether it has to be there"),
                            key("restart", BOOLEAN, "whether it is started anew together with it"))),
            ServiceForms::started);

    static final Form HEALTHCHECK = MappingForm.of(
            "a healthcheck",
            key("test", new TestForm(), "the command"),
            key("interval", DURATION, "the time between two"),
            key("timeout", DURATION, "the time for one"),
            key("retries", INTEGER, "how many fail until it is unhealthy"),
            key("start_period", DURATION, "the time in which none counts"),
            key("start_interval", DURATION, "the time between two while it starts"),
            key("disable", BOOLEAN, "whether there is none"));

    static final Form EXTENDS = ShortForm.ofKey(
            "a service, or a mapping",
            MappingForm.of(
                    "extends", key("service", TEXT, "the service").required(), key("file", TEXT, "the file it is in")),
            "service");

    static final Form LOGGING = MappingForm.of(
            "logging",
            key("driver", TEXT, "the driver, such as json-file"),
            key("options", ResourceSchema.OPTIONS, "options of the driver"));

    static final Form MODELS = new NamesForm(
            "a list of models, or a mapping",
            EntriesForm.ofNames(
                    "a mapping of models",
                    MappingForm.of(
                                    "a service's model",
                                    key("endpoint_var", TEXT, "the variable with its address"),
                                    key("model_var", TEXT, "the variable with its name"))
                            .orNull()),
            item -> ScalarForm.plain(item, ""));

    private static final MappingForm HOOK = MappingForm.of(
            "a hook",
            key("command", CommandForm.COMMAND, "the command").required(),
            key("user", TEXT, "the user it runs as"),
            key("privileged", BOOLEAN, "whether it has all rights"),
            key("working_dir", TEXT, "the folder it starts in"),
            key("environment", PairsForm.VARIABLES, "its environment variables"));

    static final Form HOOKS = ListForm.of("a list of commands such as [{command: ls}]", HOOK);

    static final Form DEVELOP = MappingForm.of(
            "develop",
            key(
                    "watch",
                    ListForm.of(
                            "a list such as [{path: src, action: rebuild}]",
                            MappingForm.of(
                                    "a watch",
                                    key("path", TEXT, "the folder or file").required(),
                                    key(
                                                    "action",
                                                    ScalarForm.oneOf(
                                                            "rebuild", "sync", "restart", "sync+restart", "sync+exec"),
                                                    "what a change does")
                                            .required(),
                                    key("target", TEXT, "the folder in the container"),
                                    key("ignore", ListForm.TEXT_OR_TEXTS, "patterns of what is left out"),
                                    key("include", ListForm.TEXT_OR_TEXTS, "patterns of what counts"),
                                    key("exec", HOOK, "the command after a change"),
                                    key("initial_sync", BOOLEAN, "whether all is copied at first"))),
                    "what is watched"));

    static final Form CREDENTIAL_SPEC = MappingForm.of(
            "a credential_spec",
            key("config", TEXT, "the config with it"),
            key("file", TEXT, "the file with it"),
            key("registry", TEXT, "its key in the registry"));

    static final Form PROVIDER = MappingForm.of(
            "a provider",
            key("type", TEXT, "the program").required(),
            key(
                    "options",
                    EntriesForm.ofAny(
                            "a mapping", new ListForm("a value or a list of values", ScalarForm.TEXT_OF_ANY, true)),
                    "its options"));

    static final Form BLOCK_IO = MappingForm.of(
            "a blkio_config",
            key("weight", INTEGER, "its weight among others"),
            key("weight_device", devices("weight", INTEGER), "its weight for a device"),
            key("device_read_bps", devices("rate", ScalarForm.SIZE), "the most bytes read in a second"),
            key("device_read_iops", devices("rate", ScalarForm.SIZE), "the most reads in a second"),
            key("device_write_bps", devices("rate", ScalarForm.SIZE), "the most bytes written in a second"),
            key("device_write_iops", devices("rate", ScalarForm.SIZE), "the most writes in a second"));

    static final Form GPUS = new GpusForm();

    private ServiceForms() {}

    private static Form devices(String key, Form value) {
        return ListForm.of(
                "a list such as [{path: /dev/sda, " + key + ": 300}]",
                MappingForm.of("a device's limit", key("path", TEXT, "the device"), key(key, value, "the limit")));
    }

    private static YamlNode started(YamlNode item) {
        Map<String, YamlNode> dependency = new LinkedHashMap<>();
        dependency.put("condition", ScalarForm.text(item, STARTED));
        dependency.put("required", ScalarForm.plain(item, "true"));
        return ShortForm.mappingOf(item, dependency);
    }

    /** A text is a command of the image's shell. */
    private static final class TestForm implements Form {
        @Override
        public YamlNode canonical(YamlNode node, Place place) {
            if (!(node instanceof YamlNode.Scalar)) {
                return ListForm.TEXTS.canonical(node, place);
            }
            YamlNode command = TEXT.canonical(node, place);
            return new YamlNode.Sequence(
                    node.position(), Optional.empty(), List.of(ScalarForm.text(node, "CMD-SHELL"), command));
        }
    }

    /** {@code all} is a request for every GPU. */
    private static final class GpusForm implements Form {
        @Override
        public YamlNode canonical(YamlNode node, Place place) {
            if (node instanceof YamlNode.Scalar) {
                ScalarForm.oneOf("all").canonical(node, place);
                return new YamlNode.Sequence(
                        node.position(),
                        Optional.empty(),
                        List.of(ShortForm.mappingOf(node, Map.of("count", ScalarForm.plain(node, "-1")))));
            }
            return DeploySchema.DEVICE_REQUESTS.canonical(node, place);
        }
    }
}
