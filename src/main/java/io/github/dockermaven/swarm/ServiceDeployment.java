package io.github.dockermaven.swarm;

import io.github.dockermaven.container.readiness.WaitRequest;
import io.github.dockermaven.engine.EngineSwarm;
import io.github.dockermaven.engine.EngineSwarm.SwarmObject;
import io.github.dockermaven.engine.ServiceOptions;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.io.Uninterruptibles;
import io.github.dockermaven.report.Durations;
import io.github.dockermaven.report.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The deployment of single services.
 *
 * @param existing the stack's services by their names, as they were before
 * @param external the ids of secrets and configs that somebody else has made, by their keys
 * @param waitTime the time in which a service has to be ready whose container's own configuration says none
 */
record ServiceDeployment(
        EngineSwarm swarm,
        Map<String, SwarmObject> existing,
        StackImages images,
        StackFiles files,
        Map<String, String> external,
        Duration waitTime,
        Progress progress) {
    /** The time in which a health check that fails several times in a row has the swarm act. */
    private static final Duration UNHEALTHY = Duration.ofSeconds(30);

    /** Returns whether anything was to do for a service. */
    boolean deploy(ServiceDefinition definition) {
        Optional<SwarmObject> former = Optional.ofNullable(existing.get(definition.name()));
        if (former.filter(each -> definition.digest().equals(each.labels().get(Stack.CONFIG)))
                .isPresent()) {
            return false;
        }
        Instant begin = Instant.now();
        Map<String, String> ids = new HashMap<>(external);
        ids.putAll(files.provide(definition.files()));
        ImageReference image = definition.container().image().name();
        var credential = images.credential(image);
        var spec = definition.spec(file -> ids.get(file.key()));
        ServiceWait wait = new ServiceWait(swarm, definition, limit(definition));
        if (former.isPresent()) {
            swarm.updateService(former.get(), spec, image, credential);
            wait.untilUpdated(former.get());
        } else {
            awaitNew(swarm.createService(spec, image, credential), definition, wait);
        }
        progress.action((former.isPresent() ? "Updated " : "Created ") + definition.name() + " in "
                + Durations.format(Duration.between(begin, Instant.now())) + " (" + state(definition)
                + ")");
        return true;
    }

    private static String state(ServiceDefinition definition) {
        if (definition.isJob()) {
            return "done";
        }
        return definition.options().mode().isGlobal()
                ? "a task runs on each node"
                : definition.replicas() + " of " + definition.replicas() + " tasks run";
    }

    /** One that does not become ready has nothing that it could be rolled back to. */
    private void awaitNew(String id, ServiceDefinition definition, ServiceWait wait) {
        boolean isReady = false;
        try {
            wait.untilRunning(id);
            isReady = true;
        } finally {
            if (!isReady) {
                Uninterruptibles.run(() -> swarm.service(id).ifPresent(service -> {
                    swarm.removeService(service);
                    progress.action("Removed " + definition.name() + " again: it is not ready");
                }));
            }
        }
    }

    /** Each step of an update has the time of a task, and is monitored after it. */
    private Duration limit(ServiceDefinition definition) {
        ServiceOptions.Change update = definition.options().update();
        Duration step = definition
                .container()
                .readiness()
                .flatMap(WaitRequest::time)
                .orElse(waitTime)
                .plus(update.monitor().orElse(Duration.ZERO))
                .plus(update.delay().orElse(Duration.ZERO))
                .plus(UNHEALTHY);
        long parallel = update.parallelism().filter(each -> each > 0).orElse((long) definition.replicas());
        return step.multipliedBy(Math.max(1, (definition.replicas() + parallel - 1) / Math.max(1, parallel)));
    }
}
