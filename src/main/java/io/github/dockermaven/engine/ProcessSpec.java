package io.github.dockermaven.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The process that runs in a container to be created.
 *
 * @param entrypoint the program and its first arguments; an empty list removes the image's, one empty word its
 *     arguments, too
 * @param cmd the arguments after those
 * @param env variables of its environment, added to the image's
 * @param removedEnv variables of the image that it does not have
 * @param user {@code user[:group]}, by names or numbers
 * @param init whether a small init process is PID 1, which passes signals on and reaps children
 * @param stopSignal what asks the process to end, such as {@code SIGTERM}
 * @param stopTimeout the time it has for that, whole seconds
 */
public record ProcessSpec(
        Optional<List<String>> entrypoint,
        Optional<List<String>> cmd,
        Map<String, String> env,
        List<String> removedEnv,
        Optional<String> workingDir,
        Optional<String> user,
        Optional<String> hostname,
        Optional<String> domainname,
        Optional<Boolean> init,
        Optional<String> stopSignal,
        Optional<Duration> stopTimeout,
        Optional<HealthCheck> healthCheck,
        Input input) {
    public ProcessSpec {
        entrypoint = entrypoint.map(List::copyOf);
        cmd = cmd.map(List::copyOf);
        env = OrderedMap.copyOf(env);
        removedEnv = List.copyOf(removedEnv);
    }

    /** Returns the same process with another environment. */
    public ProcessSpec withEnv(Map<String, String> other) {
        return copy(entrypoint, cmd, other, input);
    }

    /** Returns the same process with another command and environment. */
    public ProcessSpec withCommand(
            Optional<List<String>> otherEntrypoint, Optional<List<String>> otherCmd, Map<String, String> otherEnv) {
        return copy(otherEntrypoint, otherCmd, otherEnv, input);
    }

    /** Returns the same process that reads something else. */
    public ProcessSpec withInput(Input other) {
        return copy(entrypoint, cmd, env, other);
    }

    /** Returns the same process with another health check; empty for the image's. */
    public ProcessSpec withHealthCheck(Optional<HealthCheck> other) {
        return new ProcessSpec(
                entrypoint,
                cmd,
                env,
                removedEnv,
                workingDir,
                user,
                hostname,
                domainname,
                init,
                stopSignal,
                stopTimeout,
                other,
                input);
    }

    private ProcessSpec copy(
            Optional<List<String>> otherEntrypoint,
            Optional<List<String>> otherCmd,
            Map<String, String> otherEnv,
            Input otherInput) {
        return new ProcessSpec(
                otherEntrypoint,
                otherCmd,
                otherEnv,
                removedEnv,
                workingDir,
                user,
                hostname,
                domainname,
                init,
                stopSignal,
                stopTimeout,
                healthCheck,
                otherInput);
    }

    /**
     * What the process reads.
     *
     * @param tty whether it has a terminal
     * @param openStdin whether its standard input is kept open
     * @param stdinOnce whether its standard input ends with that of the first who is connected with it
     */
    public record Input(boolean tty, boolean openStdin, boolean stdinOnce) {
        /** Nothing. */
        public static final Input NONE = new Input(false, false, false);
    }

    /**
     * A health check.
     *
     * @param test {@code CMD} and words, {@code CMD-SHELL} and a line, or {@code NONE}; empty for the image's own
     * @param retries failures in a row that make the container unhealthy
     * @param startInterval the time between checks in the start period; engines before API 1.44 do not know it
     */
    public record HealthCheck(
            List<String> test,
            Optional<Duration> interval,
            Optional<Duration> timeout,
            Optional<Duration> startPeriod,
            Optional<Integer> retries,
            Optional<Duration> startInterval) {
        public HealthCheck {
            test = List.copyOf(test);
        }
    }
}
