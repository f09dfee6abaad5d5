package io.github.dockermaven.container;

import io.github.dockermaven.container.StartedContainer.Change;
import io.github.dockermaven.container.readiness.Ready;
import io.github.dockermaven.engine.ContainerSpec;
import io.github.dockermaven.engine.CreatedContainer;
import io.github.dockermaven.engine.EngineContainer;
import io.github.dockermaven.engine.EngineContainers;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.engine.NameTakenException;
import io.github.dockermaven.report.Durations;
import io.github.dockermaven.report.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The start of one container: one that exists is kept if it is as it is to be, else another is made. */
final class ContainerStart {
    private final ContainerRequest request;
    private final StartState state;
    private final EngineContainers containers;
    private final Progress progress;
    private final ContainerComparison comparison;
    private final Instant begin = Instant.now();
    private Change change;
    private EngineContainer container;
    private int ownRestarts;

    ContainerStart(ContainerRequest request, StartState state) {
        this.request = request;
        this.state = state;
        this.containers = state.engine().containers();
        this.progress = state.context().progress();
        this.comparison = new ContainerComparison(request, state);
    }

    /** Returns the container if it is as it is to be, and an earlier start has found this run of it ready. */
    Optional<StartedContainer> keep() {
        Optional<ListedContainer> existing = state.existing(request)
                .filter(each -> comparison.difference(each, spec()).isEmpty());
        if (existing.isEmpty()) {
            return Optional.empty();
        }
        change = Change.KEPT;
        found(existing.get().id());
        StartedContainer kept = started("");
        boolean isKnown = state.context().known().contains(kept.run());
        if (!isKnown || !existing.get().hasEnded() && !isSound()) {
            return Optional.empty();
        }
        reportAgents();
        return Optional.of(kept);
    }

    /** Returns whether it runs, and nothing says that it should not. */
    private boolean isSound() {
        return container.running() && !container.state().health().equals(Optional.of("unhealthy"));
    }

    /** Returns the container, which runs, or has ended as it was to. */
    EngineContainer run() {
        ContainerSpec spec = spec();
        Optional<ListedContainer> existing = state.existing(request);
        Optional<String> reason = existing.flatMap(each -> comparison.difference(each, spec));
        Optional<String> restart = restartReason();
        reason.ifPresent(why -> progress.action("Making " + request.alias() + " anew: " + why));
        if (existing.isEmpty() || reason.isPresent()) {
            change = existing.isEmpty() ? Change.CREATED : Change.RECREATED;
            found(create(existing, spec));
        } else if (existing.get().hasEnded() && !comparison.isComplete(existing.get())) {
            change = Change.RESTARTED;
            containers.start(existing.get().id(), existing.get().name());
            found(existing.get().id());
        } else if (!existing.get().hasEnded() && restart.isPresent()) {
            change = Change.RESTARTED;
            progress.action("Restarting " + request.alias() + ": " + restart.get());
            state.engine().commands().restart(existing.get(), request.stop().grace());
            ownRestarts = 1;
            found(existing.get().id());
        } else {
            change = Change.KEPT;
            found(existing.get().id());
        }
        if (change != Change.KEPT) {
            state.changed(request);
        }
        reportAgents();
        return container;
    }

    private Optional<String> restartReason() {
        return state.order().dependencies(request).stream()
                .filter(edge -> edge.restarts() && state.isChanged(edge.on()))
                .findFirst()
                .map(edge -> edge.on().alias() + ", which it depends on, was started anew");
    }

    private ContainerSpec spec() {
        ContainerSpec complete = new SpecCompletion(state.properties(), state::other).complete(request);
        ContainerSpec covered =
                coverage().isMeant(request) ? coverage().apply(request, complete, imageEnv()) : complete;
        return state.context().debugging().isMeant(request)
                ? state.context().debugging().apply(covered, imageEnv())
                : covered;
    }

    private Coverage coverage() {
        return state.context().coverage();
    }

    private List<String> imageEnv() {
        return state.engine()
                .images()
                .configuration(state.imageId(request))
                .map(image -> image.config().env())
                .orElse(List.of());
    }

    private void reportAgents() {
        coverage().lack(request, container).ifPresent(progress::action);
        if (state.context().debugging().isMeant(request)) {
            progress.action(state.context()
                    .debugging()
                    .line(request, container, state.engine().address().host()));
        }
    }

    private void found(String id) {
        container = inspect(id);
        state.properties().set(properties());
    }

    /** One with autoRemove may have done its work and be gone: it is as it was before. */
    private EngineContainer inspect(String id) {
        return request.spec().host().autoRemove() && container != null
                ? containers.find(id).orElse(container)
                : state.inspect(id, request.alias());
    }

    /** Returns what was done for the container, when it runs. */
    Change change() {
        return change;
    }

    /** Returns the container when it is ready. */
    StartedContainer awaitReady(ContainerReadiness readiness) {
        Ready ready = readiness.await(request, container, change != Change.KEPT);
        container = inspect(container.id());
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
        int restarts = Math.max(0, ready.restarts() - ownRestarts);
        return request.alias() + (container.running() ? " is ready" : " is done") + " in " + Durations.format(taken())
                + " (" + ready.condition()
                + (ready.reason().isEmpty() ? "" : ": " + ready.reason())
                + (restarts == 0 ? "" : "; restarted " + restarts + " times") + ")"
                + (ports.isEmpty() ? "" : ", " + ports);
    }

    private Map<String, String> properties() {
        return ContainerProperties.of(
                request, container, state.engine().address().host());
    }

    /** Another project may take the name at the same moment: a pattern has more of them. */
    private CreatedContainer create(ContainerSpec spec) {
        try {
            return containers.create(spec);
        } catch (NameTakenException e) {
            String next = state.nextName(request);
            if (next.equals(spec.name())) {
                throw e;
            }
            return create(spec.withName(next));
        }
    }

    private String create(Optional<ListedContainer> former, ContainerSpec spec) {
        ContainerSpec known = HostNames.resolve(request.alias(), spec);
        ContainerSpec resolved =
                former.map(each -> FormerPorts.keep(each, known)).orElse(known);
        former.ifPresent(each -> {
            state.context().made().replaced(each.id(), request);
            new ContainerRemoval(state.engine(), coverage().data(), progress).replace(each, request.stop());
        });
        ContainerSpec complete = resolved.withName(state.name(request, former)).withLabels(labels(spec));
        CreatedContainer created =
                state.context().made().container(request, state.owner(request), () -> create(complete));
        created.warnings().forEach(warning -> progress.action(request.alias() + ": " + warning));
        ContainerFiles.provide(request.files(), created.id(), request.alias(), state.engine(), progress);
        if (coverage().isMeant(request)) {
            coverage().provide(complete, created.id(), complete.name(), state.engine(), progress);
        }
        if (complete.host().autoRemove()) {
            container = state.inspect(created.id(), request.alias());
        }
        containers.start(created.id(), complete.name());
        return created.id();
    }

    private Map<String, String> labels(ContainerSpec spec) {
        Map<String, String> labels = SpecCompletion.labels(
                spec,
                state.files().digest(request, spec),
                state.owner(request),
                request.alias(),
                state.imageId(request),
                state.dependencies(request));
        labels.putAll(state.context().labels().get());
        return labels;
    }
}
