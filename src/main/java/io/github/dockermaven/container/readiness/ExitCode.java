package io.github.dockermaven.container.readiness;

import java.util.Map;
import java.util.Optional;

/** The meaning of the code that a container's process ended with, by the conventions of shells, Docker and Java. */
public final class ExitCode {
    /** The code after SIGKILL. */
    public static final int KILLED = 137;

    private static final int SIGNALS = 128;
    private static final long MEBI = 1 << 20;

    private static final Map<Integer, String> MEANINGS = Map.ofEntries(
            Map.entry(0, "the program ended by itself, without an error"),
            Map.entry(1, "the program's own error, which its log names"),
            Map.entry(2, "the program's own error, often a wrong argument"),
            Map.entry(3, "the program's own error; of Java with -XX:+ExitOnOutOfMemoryError: its heap was full"),
            Map.entry(125, "the docker command or a script in the container failed before the program ran"),
            Map.entry(126, "the command was found but cannot be run: it is no program, or not executable for the user"),
            Map.entry(127, "the command was not found in the image"),
            Map.entry(255, "the program's own error, or a code outside of 0 to 254"));

    private static final Map<Integer, String> SIGNAL_NAMES = Map.ofEntries(
            Map.entry(1, "SIGHUP"),
            Map.entry(2, "SIGINT, as by Ctrl-C"),
            Map.entry(3, "SIGQUIT"),
            Map.entry(4, "SIGILL, an instruction that this processor does not have"),
            Map.entry(6, "SIGABRT, the program or its run-time gave up"),
            Map.entry(7, "SIGBUS"),
            Map.entry(8, "SIGFPE"),
            Map.entry(9, "SIGKILL, by somebody's docker kill or stop, or because memory was used up"),
            Map.entry(11, "SIGSEGV, a crash in native code"),
            Map.entry(13, "SIGPIPE"),
            Map.entry(14, "SIGALRM"),
            Map.entry(15, "SIGTERM, as by docker stop"),
            Map.entry(31, "SIGSYS, a system call that is not allowed"));

    private ExitCode() {}

    /** Returns the meaning of a code, to be written in brackets behind it. */
    public static String meaning(int code) {
        if (MEANINGS.containsKey(code)) {
            return MEANINGS.get(code);
        }
        int signal = code - SIGNALS;
        return signal > 0 && signal < 65
                ? "ended by signal " + signal
                        + SIGNAL_NAMES.getOrDefault(signal, "").transform(ExitCode::inFront)
                : "the program's own error, which its log names";
    }

    private static String inFront(String name) {
        return name.isEmpty() ? "" : ", " + name;
    }

    /**
     * Returns what is said of a kill because memory was used up.
     *
     * @param killed the process: {@code it} is the container's first
     * @param limit the container's in bytes; empty if it has none
     */
    public static String outOfMemory(String killed, Optional<Long> limit) {
        return limit.map(bytes ->
                        "OOM: the kernel killed " + killed + " with SIGKILL because it needed more than its limit of "
                                + bytes / MEBI + " MiB; raise <memory>, or let the program use less")
                .orElse("OOM: the kernel killed " + killed + " with SIGKILL because the machine's memory was used up;"
                        + " let the program use less");
    }
}
