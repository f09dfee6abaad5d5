package io.github.dockermaven.container;

import io.github.dockermaven.container.StartedContainer.Change;
import io.github.dockermaven.container.readiness.WaitRequest;
import io.github.dockermaven.container.readiness.WaitRequestCheck;
import io.github.dockermaven.engine.EngineContainer;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageConfig;
import io.github.dockermaven.image.ImageConfigFile;
import io.github.dockermaven.network.NetworkCreator;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The start of containers: what is to run is compared with what runs, and exactly what differs is made, each container
 * after those that it depends on, independent ones at once.
 */
public class SystemStarter {
    private final NetworkCreator networks;

    /** @param networks makes the networks */
    public SystemStarter(NetworkCreator networks) {
        this.networks = networks;
    }

    /**
     * Starts containers, and returns when all of them are ready. Whatever can be checked beforehand is checked before
     * anything is changed.
     *
     * @throws DockerFailureException if one cannot be started, ends or does not become ready; {@code context.made()} has
     *     what was made until then
     */
    public StartedSystem start(SystemRequest request, StartContext context) {
        EngineSession engine = context.engine();
        Map<ContainerRequest, Owner> owners = request.owners();
        context.debugging().check(owners.keySet());
        context.coverage().check(owners.keySet());
        List<ListedContainer> existing = engine.containers().list();
        SystemPlan plan = SystemPlan.of(
                request, existing.stream().map(ListedContainer::name).toList());
        StartOrder order = plan.order();
        List<ContainerRequest> wanted = plan.containers();
        ExistingContainers before = new ExistingContainers(existing, owners);
        if (HostFiles.areMounted(wanted)) {
            HostFiles.of(engine).check(wanted);
        }
        before.checkNames(wanted);
        request.externals().forEach(external -> external.check(wanted, engine));
        ContainerFiles files = ContainerFiles.read(wanted);
        List<ContainerRequest> missing =
                wanted.stream().filter(each -> before.of(each).isEmpty()).toList();
        missing.forEach(HostNames::check);
        order.guesses(wanted).forEach(!missing.isEmpty() ? context.progress()::action : context.progress()::detail);
        Map<ContainerRequest, String> images =
                new ContainerImages(engine, context.pull(), context.progress()).provide(wanted);
        wanted.forEach(container -> checkReadiness(container, engine));
        Map<String, String> networkIds = new ContainerNetworks(networks, request, before).provide(wanted, context);
        new ContainerVolumes(request).provide(wanted, context);
        StartState state = new StartState(order, before, images, networkIds, request.recreate(), files, context);
        List<StartedContainer> started = new SystemStart(state).run(wanted);
        report(started, context);
        Set<ContainerRequest> others = new LinkedHashSet<>(owners.keySet());
        wanted.forEach(others::remove);
        return new StartedSystem(
                started,
                others.stream()
                        .flatMap(each -> running(each, before, engine).stream())
                        .toList());
    }

    /** Returns the container of a request that this start leaves as it is. */
    static Optional<StartedContainer> running(
            ContainerRequest request, ExistingContainers before, EngineSession engine) {
        return before.of(request)
                .flatMap(each -> engine.containers().find(each.id()))
                .filter(EngineContainer::running)
                .map(each -> new StartedContainer(
                        request,
                        before.owners().get(request),
                        each,
                        Change.KEPT,
                        "",
                        Duration.ZERO,
                        ContainerProperties.of(request, each, engine.address().host())));
    }

    private static void checkReadiness(ContainerRequest container, EngineSession engine) {
        container.readiness().filter(wait -> !wait.conditions().isEmpty()).ifPresent(wait -> {
            ImageConfig image = wait.conditions().contains(new WaitRequest.Healthy())
                    ? engine.images()
                            .configuration(
                                    container.image().name().withDefaultTag().toString())
                            .map(ImageConfigFile::config)
                            .orElse(ImageConfig.EMPTY)
                    : ImageConfig.EMPTY;
            WaitRequestCheck.check("Container '" + container.alias() + "'", wait, container.spec(), image);
        });
    }

    private static void report(List<StartedContainer> started, StartContext context) {
        if (started.isEmpty()) {
            context.progress().action("No container is configured: nothing to start");
            return;
        }
        if (started.stream().allMatch(each -> each.change() == Change.KEPT)) {
            context.progress()
                    .action((started.size() == 1
                                    ? "Container " + started.get(0).request().alias() + " is as configured"
                                    : "All " + started.size() + " containers are as configured: "
                                            + started.stream()
                                                    .map(each -> each.request().alias())
                                                    .collect(Collectors.joining(", ")))
                            + ". Nothing to do");
            return;
        }
        StartTable.lines(started).forEach(context.progress()::action);
    }
}
