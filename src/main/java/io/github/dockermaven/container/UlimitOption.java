package io.github.dockermaven.container;

import io.github.dockermaven.engine.HostConfig.Ulimit;
import io.github.dockermaven.error.DidYouMean;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A limit of a process as {@code docker run --ulimit} has it: {@code nofile=1024:2048}, the soft limit first. */
public final class UlimitOption {
    private static final Pattern FORM = Pattern.compile("([^=]*)=([^:]*)(?::(.*))?");
    private static final List<String> NAMES = List.of(
            "core",
            "cpu",
            "data",
            "fsize",
            "locks",
            "memlock",
            "msgqueue",
            "nice",
            "nofile",
            "nproc",
            "rss",
            "rtprio",
            "rttime",
            "sigpending",
            "stack");

    private UlimitOption() {}

    /**
     * Parses a limit.
     *
     * @param subject the text's owner, for errors
     * @throws DockerFailureException if it is none
     */
    public static Ulimit parse(String subject, String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new DockerFailureException(subject + ": '" + PrintableText.quote(text)
                    + "' is no limit. Write its name and its soft and hard value, such as nofile=1024:2048.");
        }
        return of(subject, form.group(1), form.group(2), form.group(3) == null ? form.group(2) : form.group(3));
    }

    /**
     * Returns a limit by its parts.
     *
     * @throws DockerFailureException if one cannot be
     */
    public static Ulimit of(String subject, String name, String soft, String hard) {
        if (!NAMES.contains(name)) {
            throw new DockerFailureException(subject + ": limit '" + PrintableText.quote(name) + "' is not known. "
                    + DidYouMean.to(name, NAMES)
                            .map(nearest -> "Did you mean " + nearest + "?")
                            .orElse("There are " + String.join(", ", NAMES) + "."));
        }
        Ulimit limit = new Ulimit(name, number(subject, name, soft), number(subject, name, hard));
        if (limit.hard() >= 0 && (limit.soft() < 0 || limit.soft() > limit.hard())) {
            throw new DockerFailureException(subject + ": the soft limit of " + name + ", " + soft
                    + ", is more than its hard limit, " + hard + ". Write a lower one.");
        }
        return limit;
    }

    private static long number(String subject, String name, String text) {
        if (!text.matches("-1|[0-9]{1,18}")) {
            throw new DockerFailureException(subject + ": '" + PrintableText.quote(text) + "' is no limit of " + name
                    + ". Write a whole number, or -1 for no limit.");
        }
        return Long.parseLong(text);
    }
}
