package io.github.dockermaven.container;

import io.github.dockermaven.container.readiness.DebuggerPort;
import io.github.dockermaven.engine.ContainerSpec;
import io.github.dockermaven.engine.EngineContainer;
import io.github.dockermaven.engine.NetworkingSpec;
import io.github.dockermaven.engine.NetworkingSpec.PortBinding;
import io.github.dockermaven.engine.ProcessSpec;
import io.github.dockermaven.engine.PublishedPort;
import io.github.dockermaven.error.DidYouMean;
import io.github.dockermaven.error.DockerFailureException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The containers whose Java a debugger can be connected with. Their images stay as they are: Java takes the option from its
 * environment.
 *
 * @param names the containers, by alias, image or name; empty for none
 * @param isSuspended whether Java waits for the debugger before it begins, for which nothing has a limit of time
 */
public record Debugging(List<String> names, boolean isSuspended) {
    /** No container. */
    public static final Debugging NONE = new Debugging(List.of(), false);

    private static final int PORT = 5005;
    private static final String LOOPBACK = "127.0.0.1";
    /** Longer than anybody debugs. */
    private static final Duration NO_LIMIT = Duration.ofDays(365);

    public Debugging {
        names = List.copyOf(names);
    }

    /** @throws DockerFailureException if a name means none of the containers, or one that has no port for it */
    void check(Collection<ContainerRequest> containers) {
        for (String name : names) {
            if (containers.stream().noneMatch(container -> container.isCalled(name))) {
                List<String> aliases =
                        containers.stream().map(ContainerRequest::alias).toList();
                throw new DockerFailureException("docker.debug is '" + name + "', but no container is called so. "
                        + DidYouMean.to(name, aliases)
                                .map(nearest -> "Did you mean '" + nearest + "'?")
                                .orElse(
                                        aliases.isEmpty()
                                                ? "None is configured."
                                                : "Configured are " + String.join(", ", aliases) + "."));
            }
        }
        containers.stream().filter(this::isMeant).forEach(Debugging::check);
    }

    private static void check(ContainerRequest container) {
        String subject = "Container '" + container.alias() + "' cannot be debugged by docker.debug: ";
        container
                .spec()
                .networking()
                .mode()
                .filter(mode -> !mode.equals("bridge"))
                .ifPresent(mode -> {
                    throw new DockerFailureException(
                            subject + "with the network '" + mode
                                    + "' it has no port of its own that could be published. Give it another network meanwhile.");
                });
        ProcessSpec process = container.spec().process();
        if (Stream.of(
                        process.env().values().stream(),
                        process.entrypoint().stream().flatMap(List::stream),
                        process.cmd().stream().flatMap(List::stream))
                .flatMap(texts -> texts)
                .anyMatch(text -> text.contains("jdwp"))) {
            throw new DockerFailureException(subject + "its <env>, <entrypoint> or <cmd> has an option for a debugger"
                    + " (jdwp) already, and Java takes only one. Connect with that, or remove it.");
        }
    }

    boolean isMeant(ContainerRequest container) {
        return names.stream().anyMatch(container::isCalled);
    }

    /**
     * Returns a container with the option and a port on this machine's own address.
     *
     * @param ofImage the environment of its image, {@code NAME=value}
     */
    ContainerSpec apply(ContainerSpec spec, List<String> ofImage) {
        // Java 8 takes this address, too; of a port alone later ones listen for their own machine only.
        String option = "-agentlib:jdwp=transport=dt_socket,server=y,suspend=" + (isSuspended ? "y" : "n")
                + ",address=0.0.0.0:" + PORT;
        Map<String, String> labels = new LinkedHashMap<>(spec.labels());
        labels.put(DebuggerPort.LABEL, String.valueOf(PORT));
        NetworkingSpec networking = spec.networking();
        List<PortBinding> ports = new ArrayList<>(networking.ports());
        ports.removeIf(port -> port.containerPort() == PORT);
        ports.add(new PortBinding(PORT, "tcp", LOOPBACK, ""));
        return JavaToolOptions.add(spec, ofImage, option)
                .withNetworking(networking.withPorts(ports))
                .withLabels(labels);
    }

    /** Returns containers whose waits have no limits of time, if a Java waits for the debugger. */
    public List<SystemRequest.Part> unlimited(List<SystemRequest.Part> parts) {
        return isWaiting() ? parts.stream().map(Debugging::unlimited).toList() : parts;
    }

    private static SystemRequest.Part unlimited(SystemRequest.Part part) {
        return part.with(part.containers().stream()
                .map(each -> each.withReadiness(each.readiness().map(wait -> wait.within(NO_LIMIT))))
                .toList());
    }

    private boolean isWaiting() {
        return isSuspended && !names.isEmpty();
    }

    /** Returns how long a container may take whose own configuration says nothing of that. */
    public Duration limit(Duration usual) {
        return isWaiting() ? NO_LIMIT : usual;
    }

    /**
     * Returns the line that says where a debugger connects.
     *
     * @param host the engine's
     */
    String line(ContainerRequest request, EngineContainer container, String host) {
        return container.ports().stream()
                .filter(port -> port.containerPort() == PORT)
                .map(PublishedPort::hostPort)
                .findFirst()
                .map(port -> "Debugger of " + request.alias() + ": " + LOOPBACK + ":" + port
                        + (host.equals("localhost") ? "" : " on " + host)
                        + (isSuspended ? "; its Java waits for it, without a limit of time" : ""))
                .orElse("No debugger of " + request.alias() + ": it has ended");
    }
}
