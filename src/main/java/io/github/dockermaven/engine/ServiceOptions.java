package io.github.dockermaven.engine;

import io.github.dockermaven.engine.EngineSwarm.FileKind;
import io.github.dockermaven.image.Platform;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The properties of a service that a container does not have. For what is empty the deployment has a value, or the swarm.
 *
 * @param replicas how many tasks it has
 * @param update how its tasks are updated
 * @param rollback how an update is taken back
 * @param restart when a task is followed by another
 * @param reservation what a node has to have left for a task
 * @param isRoundRobin whether its name is the addresses of its tasks, and not one of its own
 * @param hostPorts the ports that only nodes with a task publish: {@code 8080/tcp}
 * @param labels those of the service, not of its containers
 * @param files its secrets and configs
 */
public record ServiceOptions(
        Mode mode,
        Optional<Integer> replicas,
        Change update,
        Change rollback,
        Optional<Restart> restart,
        Placement placement,
        Reservation reservation,
        boolean isRoundRobin,
        Set<String> hostPorts,
        Map<String, String> labels,
        List<File> files) {
    /** A service of which nothing is said. */
    public static final ServiceOptions NONE = new ServiceOptions(
            Mode.REPLICATED,
            Optional.empty(),
            Change.NONE,
            Change.NONE,
            Optional.empty(),
            new Placement(List.of(), List.of(), Optional.empty(), List.of()),
            new Reservation(Optional.empty(), Map.of()),
            false,
            Set.of(),
            Map.of(),
            List.of());

    public ServiceOptions {
        hostPorts = Set.copyOf(hostPorts);
        labels = OrderedMap.copyOf(labels);
        files = List.copyOf(files);
    }

    /** Returns the same for an image of these platforms. */
    public ServiceOptions withPlatforms(List<Platform> platforms) {
        return new ServiceOptions(
                mode,
                replicas,
                update,
                rollback,
                restart,
                new Placement(placement.constraints(), placement.spreads(), placement.maxReplicas(), platforms),
                reservation,
                isRoundRobin,
                hostPorts,
                labels,
                files);
    }

    /** How many tasks run, and whether they are to end. */
    public enum Mode {
        /** A number of tasks. */
        REPLICATED("Replicated", false, false),
        /** A task on each node. */
        GLOBAL("Global", true, false),
        /** A number of tasks that end. */
        REPLICATED_JOB("ReplicatedJob", false, true),
        /** A task on each node that ends. */
        GLOBAL_JOB("GlobalJob", true, true);

        private final String field;
        private final boolean isGlobal;
        private final boolean isJob;

        Mode(String field, boolean isGlobal, boolean isJob) {
            this.field = field;
            this.isGlobal = isGlobal;
            this.isJob = isJob;
        }

        /** Returns its name in the API. */
        public String field() {
            return field;
        }

        /** Returns whether there is a task on each node. */
        public boolean isGlobal() {
            return isGlobal;
        }

        /** Returns whether its tasks are to end. */
        public boolean isJob() {
            return isJob;
        }
    }

    /**
     * How tasks are changed, a few at a time.
     *
     * @param parallelism how many, 0 for all
     * @param failureAction {@code pause}, {@code continue} or {@code rollback}
     * @param order {@code start-first} or {@code stop-first}
     */
    public record Change(
            Optional<Long> parallelism,
            Optional<Duration> delay,
            Optional<String> failureAction,
            Optional<Duration> monitor,
            Optional<BigDecimal> maxFailureRatio,
            Optional<String> order) {
        /** A change of which nothing is said. */
        public static final Change NONE = new Change(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        /** Returns the same with another's where nothing is said. */
        public Change or(Change other) {
            return new Change(
                    parallelism.or(other::parallelism),
                    delay.or(other::delay),
                    failureAction.or(other::failureAction),
                    monitor.or(other::monitor),
                    maxFailureRatio.or(other::maxFailureRatio),
                    order.or(other::order));
        }
    }

    /**
     * When a task is followed by another.
     *
     * @param condition {@code none}, {@code on-failure} or {@code any}
     */
    public record Restart(
            Optional<String> condition,
            Optional<Duration> delay,
            Optional<Long> maxAttempts,
            Optional<Duration> window) {}

    /**
     * The nodes that tasks run on.
     *
     * @param constraints conditions, {@code node.role==manager}
     * @param spreads the labels of nodes over which tasks are spread
     * @param maxReplicas the most on one node
     * @param platforms those of the image; none for any node
     */
    public record Placement(
            List<String> constraints, List<String> spreads, Optional<Long> maxReplicas, List<Platform> platforms) {
        public Placement {
            constraints = List.copyOf(constraints);
            spreads = List.copyOf(spreads);
            platforms = List.copyOf(platforms);
        }
    }

    /**
     * What a node has to have left for a task, beside memory.
     *
     * @param nanoCpus billionths of a processor
     * @param resources numbers of other resources by their kinds
     */
    public record Reservation(Optional<Long> nanoCpus, Map<String, Long> resources) {
        public Reservation {
            resources = OrderedMap.copyOf(resources);
        }
    }

    /**
     * A secret or config.
     *
     * @param name its name in the swarm if it is external, else in the compose file
     * @param content where it comes from
     * @param target its path in the container; a relative one is in {@code /run/secrets}, or of a config in {@code /}
     */
    public record File(
            FileKind kind, String name, Content content, String target, int mode, String user, String group) {}

    /**
     * The content of a secret or config: one of these, or neither for one that is in the swarm already.
     *
     * @param path a file of this machine
     */
    public record Content(Optional<Path> path, Optional<String> text) {
        /** Returns whether it is in the swarm already. */
        public boolean isExternal() {
            return path.isEmpty() && text.isEmpty();
        }
    }
}
