package io.github.dockermaven.application;

import io.github.dockermaven.dockerfile.Command;
import io.github.dockermaven.error.DockerFailureException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How the engine finds out whether a container is healthy: the {@code HEALTHCHECK} instruction of the
 * <a href="https://docs.docker.com/reference/dockerfile/#healthcheck">Dockerfile reference</a>. Durations are written as
 * there ({@code 30s}, {@code 1m30s}), or a number of seconds; {@code null} leaves the engine's default.
 *
 * @param cmd the command; {@code NONE} alone switches off the base image's check
 * @param interval time between two checks
 * @param timeout time after which a check counts as failed
 * @param startPeriod time after the start in which a failure does not count
 * @param retries failures in a row that make the container unhealthy
 */
public record Healthcheck(Command cmd, String interval, String timeout, String startPeriod, Integer retries) {
    /** Switches off the base image's check. */
    public static final Healthcheck NONE = new Healthcheck(Command.exec(List.of("NONE")), null, null, null, null);

    private static final Pattern DURATION = Pattern.compile("([0-9]+(\\.[0-9]+)?(ns|us|µs|ms|s|m|h))+");

    /** @throws DockerFailureException if a value is not valid */
    public Healthcheck {
        if (cmd.isEmpty()) {
            throw new DockerFailureException("<healthcheck> has no <cmd>. Add the command that checks the application,"
                    + " for example <cmd><arg>curl</arg><arg>-f</arg><arg>http://localhost:8080/</arg></cmd>.");
        }
        interval = duration("interval", interval);
        timeout = duration("timeout", timeout);
        startPeriod = duration("startPeriod", startPeriod);
        if (retries != null && retries < 1) {
            throw new DockerFailureException("<healthcheck>: retries is " + retries + ", but must be 1 or more.");
        }
    }

    boolean isNone() {
        return cmd.execForm().equals(List.of("NONE")) || "NONE".equals(cmd.shellForm());
    }

    private static String duration(String name, String text) {
        if (text == null || DURATION.matcher(text).matches()) {
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
