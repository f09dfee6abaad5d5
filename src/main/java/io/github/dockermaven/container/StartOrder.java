package io.github.dockermaven.container;

import io.github.dockermaven.container.ContainerRequest.Dependency;
import io.github.dockermaven.container.ContainerRequest.Dependency.Condition;
import io.github.dockermaven.engine.ContainerSpec;
import io.github.dockermaven.engine.ProcessSpec;
import io.github.dockermaven.error.DidYouMean;
import io.github.dockermaven.error.DockerFailureException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The order in which containers start: each after those that it depends on. What {@code dependsOn}, links, {@code volumes}
 * and the network of another container say has to hold. Without {@code dependsOn}, those that the environment and the
 * command name as hosts come first too, unless that closes a circle.
 */
public final class StartOrder {
    private final List<ContainerRequest> containers;
    private final Map<ContainerRequest, Map<ContainerRequest, Edge>> edges = new LinkedHashMap<>();
    private final DependencyGraph<ContainerRequest> graph = new DependencyGraph<>();
    private final Map<ContainerRequest, List<String>> guesses = new LinkedHashMap<>();

    /**
     * A dependency of a container.
     *
     * @param on the container that comes first
     * @param condition what it has to be
     * @param restarts whether the container is restarted when the other is another than before
     */
    public record Edge(ContainerRequest on, Condition condition, boolean restarts) {}

    private StartOrder(List<ContainerRequest> containers) {
        this.containers = containers;
        containers.forEach(container -> edges.put(container, new LinkedHashMap<>()));
    }

    /**
     * Returns the order of containers.
     *
     * @param existing the names of the engine's containers, which links and volumes may mean too
     * @throws DockerFailureException if a dependency is not known, or several are in a circle
     */
    public static StartOrder of(List<ContainerRequest> containers, Collection<String> existing) {
        StartOrder order = new StartOrder(containers);
        containers.forEach(container -> order.addConfigured(container, Set.copyOf(existing)));
        containers.forEach(order::addProperties);
        containers.forEach(order::addAddresses);
        containers.forEach(order::addWords);
        return order;
    }

    /** Returns what a container depends on. */
    public Collection<Edge> dependencies(ContainerRequest container) {
        return edges.get(container).values();
    }

    /** Returns lines about the dependencies of containers that no configuration names. */
    public List<String> guesses(Collection<ContainerRequest> wanted) {
        return guesses.entrySet().stream()
                .filter(each -> wanted.contains(each.getKey()))
                .flatMap(each -> each.getValue().stream())
                .toList();
    }

    /** Returns containers with all that they depend on, in the order in which they start. */
    public List<ContainerRequest> withDependencies(Collection<ContainerRequest> wanted) {
        Set<ContainerRequest> all = new HashSet<>();
        Deque<ContainerRequest> open = new ArrayDeque<>(wanted);
        while (!open.isEmpty()) {
            ContainerRequest next = open.pop();
            if (all.add(next)) {
                dependencies(next).forEach(edge -> open.push(edge.on()));
            }
        }
        Set<ContainerRequest> sorted = new LinkedHashSet<>();
        containers.stream().filter(all::contains).forEach(container -> addSorted(container, sorted));
        return List.copyOf(sorted);
    }

    private void addSorted(ContainerRequest container, Set<ContainerRequest> sorted) {
        if (!sorted.contains(container)) {
            dependencies(container).forEach(edge -> addSorted(edge.on(), sorted));
            sorted.add(container);
        }
    }

    private void addConfigured(ContainerRequest container, Set<String> existing) {
        container
                .dependsOn()
                .orElse(List.of())
                .forEach(dependency -> add(
                        container,
                        new Edge(required(container, dependency), dependency.condition(), dependency.restarts())));
        ContainerSpec spec = container.spec();
        for (String other : linked(spec)) {
            Optional<ContainerRequest> found = find(container, other);
            found.ifPresent(on -> add(container, new Edge(on, Condition.READY, false)));
            if (found.isEmpty() && !existing.contains(other)) {
                throw new DockerFailureException("Container '" + container.alias() + "' needs '" + other
                        + "' by a link, its <volumes> or its network, but no such container is configured"
                        + " or in the engine." + advice(container, other));
            }
        }
    }

    /** Returns the names of containers that the engine wants to be there when it creates or starts one. */
    private static List<String> linked(ContainerSpec spec) {
        Stream<String> links = Stream.concat(
                spec.networking().links().stream(),
                spec.networking().endpoints().stream().flatMap(endpoint -> endpoint.links().stream()));
        return Stream.of(
                        links,
                        spec.host().storage().volumesFrom().stream(),
                        spec.networking().mode().stream()
                                .filter(mode -> mode.startsWith("container:"))
                                .map(mode -> mode.substring("container:".length())))
                .flatMap(names -> names)
                .map(name -> name.replaceFirst(":.*", ""))
                .distinct()
                .toList();
    }

    /** Properties that the start of another container sets are known only after it. */
    private void addProperties(ContainerRequest container) {
        String texts = String.join("\n", container.lateTexts());
        containers.stream()
                .filter(other -> other != container
                        && other.propertyNames().stream().anyMatch(name -> texts.contains("${" + name)))
                .forEach(other -> add(container, new Edge(other, Condition.STARTED, false)));
    }

    private ContainerRequest required(ContainerRequest container, Dependency dependency) {
        return find(container, dependency.on())
                .orElseThrow(() -> new DockerFailureException("Container '" + container.alias() + "' depends on '"
                        + dependency.on() + "', but no such container is configured, or it is skipped."
                        + advice(container, dependency.on())));
    }

    private String advice(ContainerRequest container, String name) {
        List<String> others = containers.stream()
                .filter(other -> other != container)
                .map(ContainerRequest::alias)
                .toList();
        return DidYouMean.to(name, others)
                .map(nearest -> " Did you mean '" + nearest + "'?")
                .orElse(others.isEmpty() ? "" : " Others are " + String.join(", ", others) + ".");
    }

    private Optional<ContainerRequest> find(ContainerRequest container, String name) {
        return containers.stream()
                .filter(other -> other != container && other.isCalled(name))
                .findFirst();
    }

    /** @throws DockerFailureException if it closes a circle */
    private void add(ContainerRequest container, Edge edge) {
        ContainerRequest on = edge.on();
        if (!graph.add(container, on)) {
            throw new DockerFailureException("The containers depend on one another in a circle: "
                    + graph.circle(container, on).stream()
                            .map(ContainerRequest::alias)
                            .collect(Collectors.joining(" → "))
                    + ". Remove one of these dependencies.");
        }
        edges.get(container).putIfAbsent(on, edge);
    }

    private void addAddresses(ContainerRequest container) {
        HostMentions mentions = mentions(container);
        guess(container, mentions::address);
    }

    private void addWords(ContainerRequest container) {
        HostMentions mentions = mentions(container);
        guess(container, mentions::word);
    }

    private static HostMentions mentions(ContainerRequest container) {
        ProcessSpec process = container.spec().process();
        return new HostMentions(Stream.concat(
                        process.env().values().stream(), process.cmd().stream().flatMap(List::stream))
                .toList());
    }

    private void guess(ContainerRequest container, Function<String, Optional<String>> mention) {
        if (container.dependsOn().isPresent()) {
            return;
        }
        for (ContainerRequest other : containers) {
            Edge known = edges.get(container).get(other);
            if (other == container || known != null && known.condition() != Condition.STARTED) {
                continue;
            }
            Set<String> names = other.hostNames();
            Optional<String> found = names.stream()
                    .filter(name -> mention.apply(name).isPresent())
                    .findFirst();
            boolean isOwnName = found.isPresent() && names.stream().anyMatch(container::isCalled);
            if (found.isPresent() && !isOwnName && graph.add(container, other)) {
                edges.get(container).put(other, new Edge(other, Condition.READY, false));
                guesses.computeIfAbsent(container, first -> new ArrayList<>())
                        .add(container.alias() + " starts after " + other.alias()
                                + ": its environment or command names " + found.get());
            }
        }
    }
}
