package io.github.dockermaven.compose.writer;

import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.container.StartOrder;
import io.github.dockermaven.container.readiness.WaitRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The order of services.
 *
 * @param order what each container depends on
 * @param hasHealthCheck whether the health of a container is known to compose
 */
record DependencyKeys(StartOrder order, ServiceNames names, Predicate<ContainerRequest> hasHealthCheck) {
    private static final String STARTED = "service_started";
    private static final String HEALTHY = "service_healthy";
    private static final String COMPLETED = "service_completed_successfully";

    Map<String, Object> of(ContainerRequest container, Notes notes) {
        Map<String, Object> dependencies = new LinkedHashMap<>();
        for (StartOrder.Edge edge : order.dependencies(container)) {
            String condition =
                    switch (edge.condition()) {
                        case STARTED -> STARTED;
                        case HEALTHY -> HEALTHY;
                        case COMPLETED -> COMPLETED;
                        case READY -> ready(edge.on(), notes);
                    };
            Map<String, Object> keys = new LinkedHashMap<>(Map.of("condition", condition));
            if (edge.restarts()) {
                keys.put("restart", true);
            }
            dependencies.put(names.of(edge.on()), keys);
        }
        return dependencies;
    }

    private String ready(ContainerRequest on, Notes notes) {
        Optional<Integer> exit = on.readiness().flatMap(WaitRequest::exit);
        if (exit.isPresent()) {
            if (exit.get() != 0) {
                notes.add("depends_on " + names.of(on) + " awaits its start only: compose knows no end with code "
                        + exit.get());
            }
            return exit.get() == 0 ? COMPLETED : STARTED;
        }
        if (hasHealthCheck.test(on)) {
            return HEALTHY;
        }
        if (!on.readiness().equals(Optional.of(WaitRequest.STARTED))) {
            notes.add("depends_on " + names.of(on) + " awaits its start only: it has no health check");
        }
        return STARTED;
    }
}
