package io.github.dockermaven.application;

import io.github.dockermaven.dockerfile.Command;
import io.github.dockermaven.error.DockerFailureException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How the engine finds out whether a container is healthy: the {@code HEALTHCHECK} instruction of the
 * <a href="https://docs.docker.com/reference/dockerfile/#healthcheck">Dockerfile reference</a>. Durations are written as
 * there ({@code 30s}, {@code 1m30s}), or a number of seconds; what is empty is the engine's default.
 *
 * @param cmd the command; {@code NONE} alone switches off the base image's check
 * @param interval time between two checks
 * @param timeout time after which a check counts as failed
 * @param startPeriod time after the start in which a failure does not count
 * @param retries failures in a row that make the container unhealthy
 */
public record Healthcheck(
        Command cmd,
        Optional<String> interval,
        Optional<String> timeout,
        Optional<String> startPeriod,
        Optional<Integer> retries) {
    /** Switches off the base image's check. */
    public static final Healthcheck NONE = of(Command.exec(List.of("NONE")));

    private static final Pattern DURATION = Pattern.compile("([0-9]+(\\.[0-9]+)?(ns|us|µs|ms|s|m|h))+");

    /** @throws DockerFailureException if a value is not valid */
    public Healthcheck {
        if (cmd.isEmpty()) {
            throw new DockerFailureException("<healthcheck> has no <cmd>. Add the command that checks the application,"
                    + " for example <cmd><arg>curl</arg><arg>-f</arg><arg>http://localhost:8080/</arg></cmd>.");
        }
        interval = interval.map(text -> duration("interval", text));
        timeout = timeout.map(text -> duration("timeout", text));
        startPeriod = startPeriod.map(text -> duration("startPeriod", text));
        retries.filter(count -> count < 1).ifPresent(count -> {
            throw new DockerFailureException("<healthcheck>: retries is " + count + ", but must be 1 or more.");
        });
    }

    /** Returns the check by a command, at the times of the engine's default. */
    static Healthcheck of(Command cmd) {
        return new Healthcheck(cmd, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    boolean isNone() {
        return cmd.execForm().equals(List.of("NONE"))
                || cmd.shellForm().filter("NONE"::equals).isPresent();
    }

    private static String duration(String name, String text) {
        if (DURATION.matcher(text).matches()) {
            return text;
        }
        if (text.matches("[0-9]+")) {
            return text + "s";
        }
        throw new DockerFailureException(
                "<healthcheck>: " + name + " '" + text
                        + "' is not a duration. Write a number with its unit, for example 30s or 1m30s; a number alone is seconds.");
    }
}
