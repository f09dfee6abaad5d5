package io.github.dockermaven.container.readiness;

import io.github.dockermaven.container.readiness.AwaitedConditions.Chosen;
import io.github.dockermaven.engine.EngineContainers;
import io.github.dockermaven.engine.ExecResult;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.report.Activity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The readiness of the containers of one start. Safe for use by several threads. */
public final class Readiness {
    private final EngineContainers containers;
    private final EngineHost host;
    private final ContainerWatch watch;
    private final UnaryOperator<String> properties;
    private final Duration limit;
    private final ReadyContainers ready = new ReadyContainers();

    /**
     * @param host the engine's machine
     * @param watch the events of the containers, since before they were started
     * @param properties sets the properties in a text that the start itself sets; may leave some
     * @param limit the time for a container whose own configuration says none
     */
    public Readiness(
            EngineContainers containers,
            EngineHost host,
            ContainerWatch watch,
            UnaryOperator<String> properties,
            Duration limit) {
        this.containers = containers;
        this.host = host;
        this.watch = watch;
        this.properties = properties;
        this.limit = limit;
    }

    /**
     * Waits until a container is ready.
     *
     * @param request what it is awaited by; empty if that is to be found out
     * @param application what is known of the application in it, for that
     * @param shown shows what is awaited still
     * @throws DockerFailureException if the container ends, or is not ready in time, with its last lines
     * @throws DockerExecutionException if the engine ends, or the thread is interrupted
     */
    public Ready await(
            AwaitedContainer container, Optional<WaitRequest> request, ApplicationHints application, Activity shown) {
        ContainerAccess access = new EngineAccess(containers, container.id());
        ContainerLife life = watch.life(container.id());
        if (request.filter(WaitRequest::isStartEnough).isPresent()) {
            AwaitedConditions none = conditions(request.get(), access, life);
            ready.add(life, 0, new ReadinessFailures(container, none, access, life, access::lastLines));
            return new Ready("started", "", Duration.ZERO, 0, List.of());
        }
        AwaitedConditions conditions = request.map(each -> conditions(each, access, life))
                .orElseGet(() -> defaults(application, access, life));
        try {
            Ready result = new Wait(container, conditions, access, life, ready, shown).run();
            return request.isPresent() ? result.withNotes(afterStart(container, request.get(), access)) : result;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DockerExecutionException("Waiting for container '" + container.name() + "' was interrupted.", e);
        }
    }

    /**
     * Checks, at the end of a start, that no container has ended since it was ready. While others are awaited that is
     * checked all the time.
     *
     * @throws DockerFailureException if one has ended with an error, with its last lines
     */
    public void checkRunning() {
        ready.check();
    }

    private AwaitedConditions conditions(WaitRequest request, ContainerAccess access, ContainerLife life) {
        return new AwaitedConditions(
                (container, since) -> {
                    Probes probes = new Probes(access, life, new ContainerPorts(container, host), since, properties);
                    List<Probe> all = new ArrayList<>();
                    request.conditions().forEach(condition -> all.addAll(probes.of(condition)));
                    return new Chosen(all, "");
                },
                request.exit(),
                request.limit(limit),
                request.conditions().isEmpty() && request.time().isPresent());
    }

    private AwaitedConditions defaults(ApplicationHints application, ContainerAccess access, ContainerLife life) {
        return new AwaitedConditions(
                (container, since) -> DefaultReadiness.choose(
                        new Probes(access, life, new ContainerPorts(container, host), since, properties), application),
                Optional.empty(),
                limit,
                false);
    }

    /** Runs the command that is to follow the start, and returns what the user should know of it. */
    private List<String> afterStart(AwaitedContainer container, WaitRequest request, ContainerAccess access) {
        if (request.postStart().isEmpty()) {
            return List.of();
        }
        List<String> command = request.postStart().get();
        ExecResult result = access.exec(command, Optional.of(request.limit(limit)));
        if (result.isSuccess()) {
            return List.of();
        }
        String text = container.subject() + ": the command " + PrintableText.quote(command.get(0))
                + " of <postStart> failed with " + result.reason()
                + (result.output().isBlank() ? "." : ":\n" + result.output().strip());
        if (request.breakOnError()) {
            throw new DockerFailureException(text);
        }
        return List.of(text);
    }
}
