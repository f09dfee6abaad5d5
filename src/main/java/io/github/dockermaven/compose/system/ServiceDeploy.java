package io.github.dockermaven.compose.system;

import io.github.dockermaven.engine.ServiceOptions;
import io.github.dockermaven.engine.ServiceOptions.Change;
import io.github.dockermaven.engine.ServiceOptions.Mode;
import io.github.dockermaven.engine.ServiceOptions.Placement;
import io.github.dockermaven.engine.ServiceOptions.Reservation;
import io.github.dockermaven.engine.ServiceOptions.Restart;
import io.github.dockermaven.error.PrintableText;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The keys of a service that only a swarm knows: {@code deploy}, and the mode of its ports. */
final class ServiceDeploy {
    private ServiceDeploy() {}

    /** @param files its secrets and configs */
    static ServiceOptions read(ComposeValue service, List<ServiceOptions.File> files) {
        Optional<ComposeValue> deploy = service.get("deploy");
        return new ServiceOptions(
                get(deploy, "mode").map(ServiceDeploy::mode).orElse(Mode.REPLICATED),
                get(deploy, "replicas").or(() -> service.get("scale")).map(ServiceDeploy::count),
                get(deploy, "update_config").map(ServiceDeploy::change).orElse(Change.NONE),
                get(deploy, "rollback_config").map(ServiceDeploy::change).orElse(Change.NONE),
                get(deploy, "restart_policy").map(ServiceDeploy::restart),
                placement(get(deploy, "placement")),
                reservation(get(get(deploy, "resources"), "reservations")),
                get(deploy, "endpoint_mode").filter(ServiceDeploy::isRoundRobin).isPresent(),
                hostPorts(service),
                deploy.map(each -> each.map("labels")).orElse(Map.of()),
                files);
    }

    private static Optional<ComposeValue> get(Optional<ComposeValue> parent, String key) {
        return parent.flatMap(each -> each.get(key));
    }

    private static Mode mode(ComposeValue mode) {
        return switch (mode.text()) {
            case "replicated" -> Mode.REPLICATED;
            case "global" -> Mode.GLOBAL;
            case "replicated-job" -> Mode.REPLICATED_JOB;
            case "global-job" -> Mode.GLOBAL_JOB;
            default -> throw unknown(mode, "replicated, global, replicated-job or global-job");
        };
    }

    private static boolean isRoundRobin(ComposeValue mode) {
        return switch (mode.text()) {
            case "vip" -> false;
            case "dnsrr" -> true;
            default -> throw unknown(mode, "vip or dnsrr");
        };
    }

    private static RuntimeException unknown(ComposeValue value, String known) {
        return value.error(value.name() + " is '" + PrintableText.quote(value.text()) + "', which is not known. Write "
                + known + ".");
    }

    private static int count(ComposeValue value) {
        return (int) NumberValue.whole(value);
    }

    private static Change change(ComposeValue change) {
        return new Change(
                number(change, "parallelism"),
                ServiceProcess.duration(change, "delay"),
                word(change, "failure_action", "pause", "continue", "rollback"),
                ServiceProcess.duration(change, "monitor"),
                change.text("max_failure_ratio").map(BigDecimal::new),
                word(change, "order", "start-first", "stop-first"));
    }

    private static Restart restart(ComposeValue policy) {
        return new Restart(
                word(policy, "condition", "none", "on-failure", "any"),
                ServiceProcess.duration(policy, "delay"),
                number(policy, "max_attempts"),
                ServiceProcess.duration(policy, "window"));
    }

    private static Optional<String> word(ComposeValue parent, String key, String... known) {
        return parent.get(key).map(value -> {
            if (!List.of(known).contains(value.text())) {
                throw unknown(value, String.join(", ", known));
            }
            return value.text();
        });
    }

    private static Optional<Long> number(ComposeValue parent, String key) {
        return parent.get(key).map(NumberValue::whole);
    }

    private static Placement placement(Optional<ComposeValue> placement) {
        return new Placement(
                placement.map(each -> each.texts("constraints")).orElse(List.of()),
                placement.map(each -> each.items("preferences")).orElse(List.of()).stream()
                        .flatMap(preference -> preference.text("spread").stream())
                        .toList(),
                placement.flatMap(each -> NumberValue.unlessZero(each, "max_replicas_per_node")),
                List.of());
    }

    private static Reservation reservation(Optional<ComposeValue> reservation) {
        Map<String, Long> resources = new LinkedHashMap<>();
        reservation.map(each -> each.items("generic_resources")).orElse(List.<ComposeValue>of()).stream()
                .flatMap(resource -> resource.get("discrete_resource_spec").stream())
                .forEach(resource -> resources.put(
                        resource.text("kind").orElse(""),
                        number(resource, "value").orElse(0L)));
        return new Reservation(get(reservation, "cpus").map(NumberValue::nanos), resources);
    }

    private static Set<String> hostPorts(ComposeValue service) {
        return service.items("ports").stream()
                .filter(port -> port.text("mode").filter("host"::equals).isPresent())
                .map(port -> ServiceNetworking.port(port).exposed())
                .collect(Collectors.toSet());
    }
}
