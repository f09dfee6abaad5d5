package io.github.dockermaven.container;

import io.github.dockermaven.container.StartedContainer.Change;
import io.github.dockermaven.container.readiness.Ready;
import io.github.dockermaven.container.readiness.WaitRequest;
import io.github.dockermaven.engine.ContainerJson;
import io.github.dockermaven.engine.ContainerSpec;
import io.github.dockermaven.engine.CreatedContainer;
import io.github.dockermaven.engine.EngineContainer;
import io.github.dockermaven.engine.EngineContainers;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.report.Durations;
import io.github.dockermaven.report.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The start of one container: one that exists is kept if it is as it is to be, else another is made. */
final class ContainerStart {
    private final ContainerRequest request;
    private final StartState state;
    private final EngineContainers containers;
    private final Progress progress;
    private Change change;
    private EngineContainer container;
    private Instant begin;

    ContainerStart(ContainerRequest request, StartState state) {
        this.request = request;
        this.state = state;
        this.containers = state.engine().containers();
        this.progress = state.context().progress();
    }

    /** Returns the container, which runs, or has ended as it was to. */
    EngineContainer run() {
        begin = Instant.now();
        ContainerSpec spec = new SpecCompletion(state.properties(), state::other).complete(request);
        Optional<ListedContainer> existing = state.existing(request);
        change = existing.map(each -> change(each, spec)).orElse(Change.CREATED);
        String id =
                switch (change) {
                    case KEPT -> existing.orElseThrow().id();
                    case RESTARTED -> restart(existing.orElseThrow());
                    case CREATED, RECREATED -> create(existing, spec);
                };
        container = state.inspect(id, request.alias());
        state.properties().set(properties());
        return container;
    }

    /** Returns the container when it is ready. */
    StartedContainer awaitReady(ContainerReadiness readiness) {
        if (change == Change.KEPT && state.context().known().contains(container.id())) {
            return started("");
        }
        Ready ready = readiness.await(request, container);
        container = state.inspect(container.id(), request.alias());
        if (change != Change.KEPT) {
            progress.action(line(ready));
        }
        ready.notes().forEach(progress::action);
        return started(ready.condition());
    }

    private StartedContainer started(String condition) {
        return new StartedContainer(request, state.owner(request), container, change, condition, taken(), properties());
    }

    private Duration taken() {
        return Duration.between(begin, Instant.now());
    }

    private String line(Ready ready) {
        String ports = StartTable.ports(container.ports());
        return request.alias() + (container.running() ? " is ready" : " is done") + " in " + Durations.format(taken())
                + " (" + ready.condition()
                + (ready.reason().isEmpty() ? "" : ": " + ready.reason())
                + (ready.restarts() == 0 ? "" : "; restarted " + ready.restarts() + " times") + ")"
                + (ports.isEmpty() ? "" : ", " + ports);
    }

    private Map<String, String> properties() {
        return ContainerProperties.of(
                request, container, state.engine().address().host());
    }

    private Change change(ListedContainer existing, ContainerSpec wanted) {
        return switch (state.recreate()) {
            case ALWAYS -> recreate("as docker.recreate asks for");
            case NEVER -> existing.hasEnded() && !isComplete(existing) ? Change.RESTARTED : Change.KEPT;
            case CHANGED -> changed(existing, wanted);
        };
    }

    private Change changed(ListedContainer existing, ContainerSpec wanted) {
        ContainerLabels labels = ContainerLabels.of(existing);
        if (!labels.image().equals(state.imageId(request))) {
            return recreate("its image has changed");
        }
        if (!labels.config().equals(ContainerJson.digest(wanted))) {
            return recreate("its configuration has changed");
        }
        if (!state.isInNetworks(request, existing)) {
            return recreate("its network is another");
        }
        if (existing.hasEnded() && !isComplete(existing)) {
            return recreate("it had ended (" + existing.status() + ")");
        }
        return existing.state().equals("paused") ? recreate("it was paused") : Change.KEPT;
    }

    private Change recreate(String reason) {
        progress.action("Making " + request.alias() + " anew: " + reason);
        return Change.RECREATED;
    }

    /** Returns whether a container has ended as it was to. */
    private boolean isComplete(ListedContainer existing) {
        Optional<Integer> code = request.readiness().stream()
                .flatMap(wait -> wait.conditions().stream())
                .filter(WaitRequest.Exit.class::isInstance)
                .map(exit -> ((WaitRequest.Exit) exit).code())
                .findFirst()
                .or(() -> state.isAwaitedToComplete(request) ? Optional.of(0) : Optional.empty());
        return existing.state().equals("exited")
                && code.isPresent()
                && containers
                        .find(existing.id())
                        .filter(ended -> ended.state().exitCode() == code.get())
                        .isPresent();
    }

    private String restart(ListedContainer existing) {
        containers.start(existing.id(), existing.name());
        return existing.id();
    }

    private String create(Optional<ListedContainer> former, ContainerSpec spec) {
        former.ifPresent(each -> new ContainerRemoval(containers, progress).replace(each, request.stop()));
        ContainerSpec complete = spec.withName(state.name(request, former))
                .withLabels(SpecCompletion.labels(
                        spec,
                        state.owner(request),
                        request.alias(),
                        state.imageId(request),
                        state.dependencies(request)));
        CreatedContainer created = containers.create(complete);
        state.context().made().addContainer(created.id(), request);
        created.warnings().forEach(warning -> progress.action(request.alias() + ": " + warning));
        containers.start(created.id(), complete.name());
        return created.id();
    }
}
