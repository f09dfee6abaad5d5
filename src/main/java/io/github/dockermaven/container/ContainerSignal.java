package io.github.dockermaven.container;

import io.github.dockermaven.error.DidYouMean;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A signal for the process of a container.
 *
 * @param name as engines take it: {@code SIGHUP}, or a number
 */
public record ContainerSignal(String name) {
    private static final List<String> NAMES = List.of(
            "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2", "PIPE", "ALRM",
            "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF",
            "WINCH", "IO", "PWR", "SYS");
    private static final Pattern NUMBER = Pattern.compile("[1-9]|[1-5][0-9]|6[0-4]");
    private static final Pattern REAL_TIME =
            Pattern.compile("RTM(?:IN|AX)|RTMIN\\+(?:[1-9]|1[0-5])|RTMAX-(?:[1-9]|1[0-4])");

    /**
     * Returns the signal of a text: {@code HUP}, {@code SIGHUP} or {@code 1}.
     *
     * @throws DockerFailureException if there is none
     */
    public static ContainerSignal parse(String text) {
        String name = text.strip().toUpperCase(Locale.ROOT).replaceFirst("^SIG", "");
        if (NUMBER.matcher(name).matches()) {
            return new ContainerSignal(name);
        }
        if (NAMES.contains(name) || REAL_TIME.matcher(name).matches()) {
            return new ContainerSignal("SIG" + name);
        }
        throw new DockerFailureException("docker.kill.signal: there is no signal '" + PrintableText.quote(text) + "'. "
                + DidYouMean.to(name, NAMES)
                        .map(nearest -> "Did you mean '" + nearest + "'?")
                        .orElse("Write one such as KILL, HUP or USR1, or its number from 1 to 64."));
    }
}
