package io.github.dockermaven.swarm;

import io.github.dockermaven.compose.writer.ImageFacts;
import io.github.dockermaven.compose.writer.Notes;
import io.github.dockermaven.compose.writer.ServiceHealth;
import io.github.dockermaven.container.ComposeMark;
import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.container.HostNames;
import io.github.dockermaven.engine.ContainerSpec;
import io.github.dockermaven.engine.NetworkingSpec;
import io.github.dockermaven.engine.NetworkingSpec.Endpoint;
import io.github.dockermaven.engine.VolumeSpec;
import io.github.dockermaven.report.Progress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Containers as the services of a stack.
 *
 * @param images their images
 * @param facts what the engine knows of their images
 * @param files their secrets and configs
 */
record StackServices(
        DeployRequest request,
        Map<ContainerRequest, StackImages.Provided> images,
        Map<ContainerRequest, ImageFacts> facts,
        Map<ContainerRequest, List<ServiceFile>> files,
        Progress progress) {
    /** Returns them in the order in which they are deployed. */
    List<ServiceDefinition> definitions() {
        List<ContainerRequest> containers = request.plan().containers();
        ServiceDefaults defaults = new ServiceDefaults(request.settings(), containers);
        List<VolumeSpec> volumes = request.volumes().stream()
                .map(volume ->
                        new VolumeSpec(volume.name(), volume.driver(), volume.options(), ofStack(volume.labels())))
                .toList();
        return containers.stream()
                .map(each -> new ServiceDefinition(
                        request.stack(),
                        each.withSpec(spec(each)),
                        defaults.complete(each).withPlatforms(images.get(each).platforms()),
                        volumes,
                        files.getOrDefault(each, List.of())))
                .toList();
    }

    private Map<String, String> ofStack(Map<String, String> labels) {
        Map<String, String> all = new LinkedHashMap<>(ComposeMark.without(labels));
        all.put(Stack.NAMESPACE, request.stack().name());
        return all;
    }

    /** Returns what tasks are made of: by the alias in its networks, and with what it is awaited by as its health. */
    private ContainerSpec spec(ContainerRequest container) {
        Notes notes = new Notes();
        ContainerSpec spec = HostNames.resolve(container.alias(), container.spec());
        ImageFacts image = facts.getOrDefault(container, ImageFacts.UNKNOWN);
        var health = new ServiceHealth(container, image, request.settings().waitTime()).of(notes);
        notes.lines().forEach(line -> progress.action("Service " + container.alias() + ": " + line));
        NetworkingSpec networking = spec.networking();
        List<Endpoint> endpoints = networking.endpoints().stream()
                .map(endpoint -> new Endpoint(
                        endpoint.network(),
                        Stream.concat(endpoint.aliases().stream(), Stream.of(container.alias()))
                                .distinct()
                                .toList(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of()))
                .toList();
        return spec.withProcess(spec.process().withHealthCheck(health))
                .withNetworking(networking.withNetworks(networking.mode(), endpoints, List.of()))
                .withImage(images.get(container).name())
                .withLabels(ofStack(spec.labels()));
    }
}
