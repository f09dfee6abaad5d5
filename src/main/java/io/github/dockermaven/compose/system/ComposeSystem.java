package io.github.dockermaven.compose.system;

import io.github.dockermaven.compose.ComposeProject;
import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.container.ExternalObject;
import io.github.dockermaven.container.ExternalObject.Kind;
import io.github.dockermaven.container.LogSettings;
import io.github.dockermaven.container.PropertySettings;
import io.github.dockermaven.container.RequestedImage;
import io.github.dockermaven.container.readiness.ApplicationHints;
import io.github.dockermaven.engine.ContainerSpec;
import io.github.dockermaven.engine.VolumeSpec;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.images.PullPolicy;
import io.github.dockermaven.network.NetworkRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a compose file describes, as this plugin runs it.
 *
 * @param containers one for each service
 * @param networks those that are made for them
 * @param volumes those that are made for them
 * @param externals those that somebody else makes, and that have to be in the engine
 * @param builds how the images of services are built, by their names
 */
public record ComposeSystem(
        List<ContainerRequest> containers,
        List<NetworkRequest> networks,
        List<VolumeSpec> volumes,
        List<ExternalObject> externals,
        Map<String, ServiceBuild> builds) {
    /**
     * Returns the system of a project.
     *
     * @throws DockerFailureException if something in it cannot be run; its message begins with the place
     */
    public static ComposeSystem of(ComposeProject project) {
        return of(project, false);
    }

    /** Returns the system of a project for a swarm, which knows numbers of tasks, secrets and configs. */
    public static ComposeSystem ofSwarm(ComposeProject project) {
        return of(project, true);
    }

    private static ComposeSystem of(ComposeProject project, boolean isSwarm) {
        ComposeValue top = ComposeValue.of("compose file", project.model());
        ServiceNames names = ServiceNames.of(project.name(), top, isSwarm);
        ComposeLabels labels = new ComposeLabels(project);
        List<ContainerRequest> containers = names.services().values().stream()
                .map(service -> container(service, project, top, names, labels))
                .toList();
        return new ComposeSystem(
                containers,
                new ComposeNetworks(names, labels).of(top),
                ComposeVolumes.of(top, names, labels),
                externals(top, names),
                builds(names));
    }

    private static List<ExternalObject> externals(ComposeValue top, ServiceNames names) {
        return Stream.concat(
                        top.entries("networks").values().stream()
                                .filter(ComposeSystem::isExternal)
                                .map(each -> new ExternalObject(
                                        Kind.NETWORK,
                                        names.network(each.name()),
                                        each.place().toString())),
                        top.entries("volumes").values().stream()
                                .filter(ComposeSystem::isExternal)
                                .map(each -> new ExternalObject(
                                        Kind.VOLUME,
                                        names.volume(each.name()),
                                        each.place().toString())))
                .toList();
    }

    private static boolean isExternal(ComposeValue value) {
        return !value.isNull() && value.isTrue("external");
    }

    private static Map<String, ServiceBuild> builds(ServiceNames names) {
        Map<String, ServiceBuild> builds = new LinkedHashMap<>();
        names.services().values().forEach(service -> ServiceBuild.of(service, names.image(service))
                .ifPresent(build -> builds.put(service.name(), build)));
        return builds;
    }

    private static ContainerRequest container(
            ComposeValue service, ComposeProject project, ComposeValue top, ServiceNames names, ComposeLabels labels) {
        String name = service.name();
        boolean isSwarm = names.isSwarm();
        if (!isSwarm) {
            rejectCopies(service);
        }
        ServiceFiles files = isSwarm ? ServiceFiles.NONE : ServiceFiles.read(service, top, project.environment());
        ImageReference image = names.image(service);
        Optional<String> context = ServiceBuild.of(service, image).map(ServiceBuild::context);
        ContainerSpec spec = new ContainerSpec(
                "",
                image.toString(),
                service.text("platform"),
                ServiceProcess.read(service),
                ServiceHost.read(service, ServiceStorage.read(service, names, files.mounts()), project.folder()),
                ServiceNetworking.read(service, names),
                labels.container(service, names.services().keySet()));
        return new ContainerRequest(
                name,
                isSwarm ? service.text("container_name").orElse("") : names.container(name),
                spec,
                new RequestedImage(image, false, ApplicationHints.NONE, pullPolicy(service), context),
                Optional.of(ServiceDependencies.read(service, names.services().keySet())),
                ServiceHooks.readiness(service),
                ServiceHooks.stop(service),
                new PropertySettings(name, List.of(), Optional.empty()),
                LogSettings.DEFAULT,
                files.texts(),
                isSwarm
                        ? Optional.of(
                                ServiceDeploy.read(service, ServiceFiles.ofSwarm(service, top, project.environment())))
                        : Optional.empty());
    }

    private static void rejectCopies(ComposeValue service) {
        Stream.of(service.get("scale"), service.get("deploy").flatMap(deploy -> deploy.get("replicas")))
                .flatMap(Optional::stream)
                .filter(count -> !count.text().equals("1"))
                .forEach(count -> {
                    throw count.error(count.name() + " is " + PrintableText.quote(count.text())
                            + ", but one container is started of each service. Write 1.");
                });
    }

    private static PullPolicy pullPolicy(ComposeValue service) {
        return switch (service.text("pull_policy").orElse("missing")) {
            case "always" -> PullPolicy.ALWAYS;
            case "never" -> PullPolicy.NEVER;
            default -> PullPolicy.IF_NOT_PRESENT;
        };
    }
}
