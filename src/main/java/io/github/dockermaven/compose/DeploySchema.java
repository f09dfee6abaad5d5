package io.github.dockermaven.compose;

import static io.github.dockermaven.compose.MappingForm.key;
import static io.github.dockermaven.compose.ScalarForm.DECIMAL;
import static io.github.dockermaven.compose.ScalarForm.DURATION;
import static io.github.dockermaven.compose.ScalarForm.INTEGER;
import static io.github.dockermaven.compose.ScalarForm.TEXT;

/** The keys of {@code deploy}. */
final class DeploySchema {
    /** Devices such as GPUs that a container asks for. */
    static final Form DEVICE_REQUESTS = ListForm.of(
            "a list of devices such as [{capabilities: [gpu]}]",
            MappingForm.of(
                    "a device that is asked for",
                    key("capabilities", ListForm.TEXTS, "what it has to be able to do, such as [gpu]"),
                    key("count", new CountForm(), "how many, or all"),
                    key("device_ids", ListForm.TEXTS, "which ones"),
                    key("driver", TEXT, "its driver"),
                    key("options", PairsForm.LABELS, "options of the driver")));

    private static final Form GENERIC_RESOURCES = ListForm.of(
            "a list of resources",
            MappingForm.of(
                    "a resource",
                    key(
                            "discrete_resource_spec",
                            MappingForm.of(
                                    "a discrete resource",
                                    key("kind", TEXT, "its kind, such as gpu"),
                                    key("value", INTEGER, "how many")),
                            "a resource that is counted")));

    private static final Form RESOURCES = MappingForm.of(
            "deploy.resources",
            key(
                    "limits",
                    MappingForm.of(
                            "limits",
                            key("cpus", DECIMAL, "the most processors"),
                            key("memory", ScalarForm.SIZE, "the most memory"),
                            key("pids", INTEGER, "the most processes")),
                    "what it cannot go beyond"),
            key(
                    "reservations",
                    MappingForm.of(
                            "reservations",
                            key("cpus", DECIMAL, "the processors that are kept for it"),
                            key("memory", ScalarForm.SIZE, "the memory that is kept for it"),
                            key("generic_resources", GENERIC_RESOURCES, "other resources"),
                            key("devices", DEVICE_REQUESTS, "devices such as GPUs")),
                    "what is kept for it"));

    private static final Form RESTART_POLICY = MappingForm.of(
            "a restart policy",
            key("condition", TEXT, "when it is started again: none, on-failure or any"),
            key("delay", DURATION, "the time before"),
            key("max_attempts", INTEGER, "how often at most"),
            key("window", DURATION, "the time after which a start has succeeded"));

    private static final Form PLACEMENT = MappingForm.of(
            "a placement",
            key("constraints", ListForm.TEXTS, "the nodes it may run on"),
            key(
                    "preferences",
                    ListForm.of(
                            "a list such as [{spread: node.labels.zone}]",
                            MappingForm.of("a preference", key("spread", TEXT, "the label it is spread over"))),
                    "the nodes it should run on"),
            key("max_replicas_per_node", INTEGER, "the most of it on one node"));

    static final Form DEPLOY = MappingForm.of(
            "deploy",
            key("mode", TEXT, "replicated, global, or a job"),
            key("endpoint_mode", TEXT, "vip or dnsrr"),
            key("replicas", INTEGER, "how many containers"),
            key("labels", PairsForm.LABELS, "labels of the service in a swarm"),
            key("update_config", update("an update"), "how it is updated"),
            key("rollback_config", update("a rollback"), "how an update is taken back"),
            key("resources", RESOURCES, "limits and reservations"),
            key("restart_policy", RESTART_POLICY, "when it is started again"),
            key("placement", PLACEMENT, "where it runs"));

    private DeploySchema() {}

    private static Form update(String title) {
        return MappingForm.of(
                title,
                key("parallelism", INTEGER, "how many at a time"),
                key("delay", DURATION, "the time between them"),
                key("failure_action", TEXT, "continue, rollback or pause"),
                key("monitor", DURATION, "how long each is watched"),
                key("max_failure_ratio", DECIMAL, "the share that may fail"),
                key("order", ScalarForm.oneOf("start-first", "stop-first"), "which of both is first"));
    }

    /** A number of devices, of which -1 is all. */
    private static final class CountForm implements Form {
        @Override
        public YamlNode canonical(YamlNode node, Place place) {
            return node instanceof YamlNode.Scalar scalar && scalar.text().equalsIgnoreCase("all")
                    ? ScalarForm.plain(node, "-1")
                    : ScalarForm.INTEGER.canonical(node, place);
        }
    }
}
