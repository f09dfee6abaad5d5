package io.github.dockermaven.assembler;

import io.github.dockermaven.error.DockerFailureException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The signals of STOPSIGNAL: Linux' by name, with or without SIG, and numbers (moby's {@code signal}). */
final class StopSignals {
    private static final Set<String> NAMES = Set.of(
            "ABRT", "ALRM", "BUS", "CHLD", "CLD", "CONT", "FPE", "HUP", "ILL", "INT", "IO", "IOT", "KILL", "PIPE",
            "POLL", "PROF", "PWR", "QUIT", "SEGV", "STKFLT", "STOP", "SYS", "TERM", "TRAP", "TSTP", "TTIN", "TTOU",
            "URG", "USR1", "USR2", "VTALRM", "WINCH", "XCPU", "XFSZ", "RTMIN", "RTMAX");
    private static final Pattern REALTIME = Pattern.compile("RTMIN\\+([1-9]|1[0-5])|RTMAX-([1-9]|1[0-4])");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,18}");

    private StopSignals() {}

    /**
     * Checks a signal.
     *
     * @throws DockerFailureException for an invalid one
     */
    static void check(String signal) {
        String name = signal.toUpperCase(Locale.ROOT);
        name = name.startsWith("SIG") ? name.substring(3) : name;
        boolean known = NUMBER.matcher(signal).matches()
                ? Long.parseLong(signal) != 0
                : NAMES.contains(name) || REALTIME.matcher(name).matches();
        if (!known) {
            throw new DockerFailureException("STOPSIGNAL " + signal
                    + " is not a signal of Linux. Write its name or number, for example SIGTERM, SIGQUIT or 15.");
        }
    }
}
