package io.github.dockermaven.swarm;

import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.container.ContainerRequest.Dependency;
import io.github.dockermaven.container.ContainerRequest.Dependency.Condition;
import io.github.dockermaven.container.readiness.WaitRequest;
import io.github.dockermaven.engine.Mount;
import io.github.dockermaven.engine.ServiceOptions;
import io.github.dockermaven.engine.ServiceOptions.Change;
import io.github.dockermaven.engine.ServiceOptions.Mode;
import io.github.dockermaven.engine.ServiceOptions.Restart;
import java.util.List;
import java.util.Optional;

/**
 * The properties of services where nothing is said of them.
 *
 * @param all the containers that become services
 */
record ServiceDefaults(DeploySettings settings, List<ContainerRequest> all) {
    /** What has done its work is not begun anew. */
    private static final Restart NEVER =
            new Restart(Optional.of("none"), Optional.empty(), Optional.empty(), Optional.empty());

    /** Returns all properties of a container's service. */
    ServiceOptions complete(ContainerRequest container) {
        ServiceOptions said = container.service().orElse(ServiceOptions.NONE);
        Mode mode = said.mode() == Mode.REPLICATED && isAwaitedToEnd(container) ? Mode.REPLICATED_JOB : said.mode();
        boolean startsFirst = settings.startsFirst() && !isAlone(container, said);
        Change usual = new Change(
                Optional.of((long) settings.parallelism()),
                Optional.empty(),
                Optional.empty(),
                Optional.of(settings.monitor()),
                Optional.empty(),
                Optional.of(startsFirst ? "start-first" : "stop-first"));
        return new ServiceOptions(
                mode,
                mode.isGlobal() ? Optional.empty() : Optional.of(replicas(container, said, mode)),
                said.update().or(action("rollback")).or(usual),
                said.rollback().or(action("pause")).or(usual),
                mode.isJob() ? said.restart().or(() -> Optional.of(NEVER)) : said.restart(),
                said.placement(),
                said.reservation(),
                said.isRoundRobin(),
                said.hostPorts(),
                said.labels(),
                said.files());
    }

    private static Change action(String action) {
        return new Change(
                Optional.empty(),
                Optional.empty(),
                Optional.of(action),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private int replicas(ContainerRequest container, ServiceOptions said, Mode mode) {
        return Optional.ofNullable(settings.replicas().get(container.alias()))
                .or(said::replicas)
                .orElse(mode.isJob() ? 1 : settings.usualReplicas());
    }

    /** The container's own wait says so, or another one that waits for it. */
    private boolean isAwaitedToEnd(ContainerRequest container) {
        return container.readiness().flatMap(WaitRequest::exit).isPresent()
                || all.stream()
                        .flatMap(each -> each.dependsOn().stream().flatMap(List::stream))
                        .filter(dependency -> dependency.condition() == Condition.COMPLETED)
                        .map(Dependency::on)
                        .anyMatch(container::isCalled);
    }

    /** Two processes cannot write the same data, or have the same port of a node: a task's successor waits for its end. */
    private static boolean isAlone(ContainerRequest container, ServiceOptions said) {
        return !said.hostPorts().isEmpty()
                || container.spec().host().storage().mounts().stream().anyMatch(mount -> !isReadOnly(mount));
    }

    private static boolean isReadOnly(Mount mount) {
        return mount.options().contains("ro") || mount.source().isEmpty();
    }
}
