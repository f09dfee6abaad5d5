package io.github.dockermaven.compose.system;

import io.github.dockermaven.container.ContainerRequest.Dependency;
import io.github.dockermaven.container.ContainerRequest.Dependency.Condition;
import java.util.List;
import java.util.Set;

/** The services that a service depends on. */
final class ServiceDependencies {
    private ServiceDependencies() {}

    /** @param enabled the services that are not switched off by their profiles */
    static List<Dependency> read(ComposeValue service, Set<String> enabled) {
        return service.entries("depends_on").values().stream()
                .filter(on -> enabled.contains(on.name()) || on.flag("required").orElse(true))
                .map(on -> new Dependency(on.name(), condition(on), on.isTrue("restart")))
                .toList();
    }

    /** A service without a health check is healthy when it is ready by what this plugin awaits it by. */
    private static Condition condition(ComposeValue on) {
        String word = on.text("condition").orElse("service_started");
        return switch (word) {
            case "service_started" -> Condition.STARTED;
            case "service_healthy" -> Condition.READY;
            case "service_completed_successfully" -> Condition.COMPLETED;
            default ->
                throw on.error("The condition " + word + " is not known. Write service_started, service_healthy or"
                        + " service_completed_successfully.");
        };
    }
}
