package io.github.dockermaven.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.engine.EngineSwarm;
import io.github.dockermaven.engine.EngineSwarm.SwarmObject;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * The wait for a service whose tasks are to run, or for a job that is to end. A task with a health check runs to a swarm when it is
 * healthy.
 */
final class ServiceWait {
    private static final Duration PAUSE = Duration.ofMillis(250);
    /** A swarm begins within this time to update tasks, unless all of them may stay, because they only have other conditions. */
    private static final Duration BEGIN = Duration.ofSeconds(5);
    /** A task that fails is followed by another, which fails like it. */
    private static final int MOST_FAILURES = 3;

    private static final Set<String> GIVEN_UP = Set.of("rollback_completed", "rollback_paused", "paused");

    private final EngineSwarm swarm;
    private final ServiceDefinition definition;
    private final Duration limit;
    private final long begin = System.nanoTime();

    ServiceWait(EngineSwarm swarm, ServiceDefinition definition, Duration limit) {
        this.swarm = swarm;
        this.definition = definition;
        this.limit = limit;
    }

    /**
     * Waits for a service that was created.
     *
     * @throws DockerFailureException if its tasks fail, or it is not ready in time
     */
    void untilRunning(String id) {
        while (true) {
            List<JsonNode> tasks = swarm.tasks(List.of(id));
            if (isDone(tasks, service(id))) {
                return;
            }
            if (tasks.stream().filter(TaskFailure::isFailed).count() >= (definition.isJob() ? 1 : MOST_FAILURES)) {
                throw failure("does not become ready: its tasks fail", tasks);
            }
            pause(tasks);
        }
    }

    /**
     * Waits for a service that was updated.
     *
     * @param former the service before
     * @throws DockerFailureException if the swarm has rolled it back, or it is not ready in time
     */
    void untilUpdated(SwarmObject former) {
        String before = startOfUpdate(former);
        while (true) {
            SwarmObject service = service(former.id());
            List<JsonNode> tasks = swarm.tasks(List.of(former.id()));
            // A swarm forgets the former update before it begins another.
            String start = startOfUpdate(service);
            boolean isBegun = !start.isEmpty() && !start.equals(before);
            String state = service.document().path("UpdateStatus").path("State").asText();
            if (isBegun && GIVEN_UP.contains(state)) {
                throw failure(
                        "did not become ready as it is configured now, and "
                                + (state.equals("rollback_completed")
                                        ? "the swarm has rolled it back to what it was before"
                                        : "the swarm has stopped to update it"),
                        tasks);
            }
            boolean isUpdated = isBegun
                    ? state.equals("completed")
                    : areTasksKept(service) || elapsed().compareTo(BEGIN) > 0;
            if ((isUpdated || definition.isJob()) && isDone(tasks, service)) {
                return;
            }
            pause(tasks);
        }
    }

    private static String startOfUpdate(SwarmObject service) {
        return service.document().path("UpdateStatus").path("StartedAt").asText();
    }

    /** Other labels or another number of tasks are no update to a swarm. */
    private static boolean areTasksKept(SwarmObject service) {
        JsonNode now = service.document().path("Spec");
        JsonNode former = service.document().path("PreviousSpec");
        return now.path("TaskTemplate").equals(former.path("TaskTemplate"))
                && now.path("EndpointSpec").equals(former.path("EndpointSpec"));
    }

    private SwarmObject service(String id) {
        return swarm.service(id)
                .orElseThrow(() -> new DockerFailureException("Service '" + definition.name()
                        + "' was removed while it was awaited. Deploy it again, when nobody else does so."));
    }

    private boolean isDone(List<JsonNode> tasks, SwarmObject service) {
        if (definition.isJob()) {
            long iteration = service.document()
                    .path("JobStatus")
                    .path("JobIteration")
                    .path("Index")
                    .asLong();
            return tasks.stream()
                            .filter(task ->
                                    task.path("JobIteration").path("Index").asLong() == iteration)
                            .filter(task ->
                                    task.path("Status").path("State").asText().equals("complete"))
                            .count()
                    >= definition.replicas();
        }
        long running = running(tasks);
        return definition.options().mode().isGlobal()
                ? running > 0
                        && running
                                == tasks.stream().filter(ServiceWait::isWanted).count()
                : running == definition.replicas();
    }

    private static long running(List<JsonNode> tasks) {
        return tasks.stream()
                .filter(ServiceWait::isWanted)
                .filter(task -> task.path("Status").path("State").asText().equals("running"))
                .count();
    }

    private static boolean isWanted(JsonNode task) {
        return task.path("DesiredState").asText().equals("running");
    }

    private void pause(List<JsonNode> tasks) {
        if (elapsed().compareTo(limit) > 0) {
            throw failure("is not ready after " + limit.toSeconds() + " s", tasks);
        }
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DockerExecutionException("Waiting for service '" + definition.name() + "' was interrupted.", e);
        }
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private DockerFailureException failure(String problem, List<JsonNode> tasks) {
        String wanted = definition.options().mode().isGlobal() ? "" : " of " + definition.replicas();
        return new DockerFailureException("Service '" + definition.name() + "' " + problem + ": " + running(tasks)
                + wanted + " tasks run." + TaskFailure.last(tasks).orElse(""));
    }
}
