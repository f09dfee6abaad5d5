package io.github.dockermaven.container.readiness;

import io.github.dockermaven.error.DockerFailureException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The conditions that a container is awaited by: all of them have to hold.
 *
 * @param conditions none if it is enough that it was started
 * @param time the limit; without conditions a pause
 * @param postStart a command in the container after that
 * @param breakOnError whether the start fails if the command does
 */
public record WaitRequest(
        List<Condition> conditions, Optional<Duration> time, Optional<List<String>> postStart, boolean breakOnError) {
    /** It is enough that the container was started. */
    public static final WaitRequest STARTED = new WaitRequest(List.of(), Optional.empty(), Optional.empty(), false);

    public WaitRequest {
        conditions = List.copyOf(conditions);
        if (conditions.stream().filter(Exit.class::isInstance).distinct().count() > 1) {
            throw new DockerFailureException(
                    "<wait> has more than one <exit>, and a process ends once. Leave one of them.");
        }
    }

    /** Returns whether there is nothing to wait for once it is started. */
    boolean isStartEnough() {
        return conditions.isEmpty() && time.isEmpty() && postStart.isEmpty();
    }

    /**
     * Returns the time for all of it.
     *
     * @param usual the time if it says none
     */
    Duration limit(Duration usual) {
        return time.orElse(usual);
    }

    /** Returns the same with another limit; a pause stays as it is. */
    public WaitRequest within(Duration limit) {
        return conditions.isEmpty() ? this : new WaitRequest(conditions, Optional.of(limit), postStart, breakOnError);
    }

    /** Returns the code that the process has to end with; empty if it has to run still. */
    public Optional<Integer> exit() {
        return conditions.stream()
                .filter(Exit.class::isInstance)
                .map(condition -> ((Exit) condition).code())
                .findFirst();
    }

    /** Returns the conditions alone, for a container that was started before: without a pause, and what follows a start. */
    public WaitRequest conditionsOnly() {
        return conditions.isEmpty() ? STARTED : new WaitRequest(conditions, time, Optional.empty(), false);
    }

    /** A condition that makes a container ready. */
    public sealed interface Condition {}

    /** The log has such a line, from its first byte; with {@code (?s)} over several lines. */
    public record Log(Pattern pattern) implements Condition {}

    /**
     * A request is answered.
     *
     * @param url may have properties that the start sets
     * @param lowest the lowest status that counts
     * @param highest the highest status that counts
     * @param allowAllHosts whether the certificate of the server is not checked
     */
    public record Http(String url, String method, int lowest, int highest, boolean allowAllHosts)
            implements Condition {}

    /**
     * Somebody listens.
     *
     * @param mode whether it is asked by published ports or at the container's address; empty for what is possible
     * @param host instead of the address that the mode means
     * @param ports the container's ports
     */
    public record Tcp(Optional<Mode> mode, Optional<String> host, List<Integer> ports) implements Condition {
        /** How a port is reached. */
        public enum Mode {
            /** At the container's own address. */
            DIRECT,
            /** By the published port. */
            MAPPED
        }

        public Tcp {
            ports = List.copyOf(ports);
            if (ports.isEmpty()) {
                throw new DockerFailureException("<wait><tcp> has no <ports>, so it would hold at once. Write"
                        + " <ports><port>3306</port></ports> with the container's ports.");
            }
        }
    }

    /** The health check succeeds. */
    public record Healthy() implements Condition {}

    /** The process ended with this code. */
    public record Exit(int code) implements Condition {}

    /** A command in the container ends with 0. */
    public record Exec(List<String> command) implements Condition {}
}
