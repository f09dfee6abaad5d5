package io.github.dockermaven.config;

import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.engine.NetworkingSpec.PortBinding;
import io.github.dockermaven.error.DockerFailureException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a {@code <run>} adds to a service of a compose file that has the alias of its image: what compose has no words for.
 *
 * @param run the container as the {@code <run>} describes it
 * @param element the {@code <run>} itself
 */
record ServiceAdditions(ContainerRequest run, XmlElement element) {
    private static final Set<String> ADDED =
            Set.of("wait", "ports", "exposedPropertyKey", "portPropertyFile", "log", "stopMode", "files", "skip");

    /**
     * Returns the service's container with it.
     *
     * @throws DockerFailureException if the {@code <run>} says something that belongs into the compose file
     */
    ContainerRequest addTo(ContainerRequest service) {
        element.children().stream()
                .filter(child -> !ADDED.contains(child.name()) && !child.isEmpty())
                .findFirst()
                .ifPresent(child -> {
                    throw new DockerFailureException(child.path() + ": the container of '" + service.alias()
                            + "' is described in a compose file. Write it there; a <run> adds what compose has no words for: "
                            + String.join(", ", ADDED.stream().sorted().toList()) + ".");
                });
        return service.with(run, ports(service));
    }

    /** A port that gets a property is published as the {@code <run>} says. */
    private List<PortBinding> ports(ContainerRequest service) {
        List<PortBinding> added = run.spec().networking().ports();
        List<PortBinding> ports = new ArrayList<>(service.spec().networking().ports());
        ports.removeIf(port -> added.stream().anyMatch(each -> each.exposed().equals(port.exposed())));
        ports.addAll(added);
        return ports;
    }
}
