package io.github.dockermaven.container;

import io.github.dockermaven.container.readiness.WaitRequest;
import io.github.dockermaven.engine.ContainerSpec;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.images.PullPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A container that is to run, as a project describes it.
 *
 * <p>Texts of {@code spec} and {@code readiness} may have properties, {@code ${user.port}}, that only the start of other
 * containers sets.
 *
 * @param alias its short name, which no other of the project's has
 * @param namePattern the name of the container, in which {@code %i} is the first number that makes it a free name
 * @param spec what it is created from; without a name
 * @param image its image
 * @param isOfBuild whether this build makes the image, so that it is not pulled
 * @param pullPolicy when the image is pulled
 * @param dependsOn what is to be there before it; empty if that is to be found out
 * @param readiness what it is awaited by; empty if that is to be found out
 * @param portProperties the properties that its published ports are put into
 * @param propertyKey what its properties have in the place of the alias: {@code docker.container.KEY.ip}
 * @param portPropertyFile the file that gets the port properties
 * @param log how its log is shown
 */
public record ContainerRequest(
        String alias,
        String namePattern,
        ContainerSpec spec,
        ImageReference image,
        boolean isOfBuild,
        PullPolicy pullPolicy,
        Optional<List<Dependency>> dependsOn,
        Optional<WaitRequest> readiness,
        StopSettings stop,
        List<PortProperty> portProperties,
        String propertyKey,
        Optional<Path> portPropertyFile,
        LogSettings log) {
    public ContainerRequest {
        dependsOn = dependsOn.map(List::copyOf);
        portProperties = List.copyOf(portProperties);
    }

    /**
     * Another container that is to be there first.
     *
     * @param on its alias, image or container name
     */
    public record Dependency(String on, Condition condition) {
        /** What the other container has to be. */
        public enum Condition {
            /** Its process runs. */
            STARTED,
            /** Its health check succeeds. */
            HEALTHY,
            /** It ended with code 0. */
            COMPLETED,
            /** It is ready by its own {@code <wait>}. */
            READY
        }
    }

    /**
     * The properties that a published port is put into, or chosen by.
     *
     * @param containerPort the container's port
     * @param protocol {@code tcp}, {@code udp} or {@code sctp}
     * @param port the property of the host's port
     * @param hostIp the property of the host's address
     */
    public record PortProperty(int containerPort, String protocol, Optional<String> port, Optional<String> hostIp) {}
}
