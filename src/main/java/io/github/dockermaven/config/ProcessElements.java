package io.github.dockermaven.config;

import io.github.dockermaven.container.DurationText;
import io.github.dockermaven.container.EnvFile;
import io.github.dockermaven.engine.ProcessSpec;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The elements of a {@code <run>} about the process: its command, environment, user and end. */
final class ProcessElements {
    /** How io.fabric8 wants a value that is only a property, which Maven would not fill. */
    private static final Pattern PLUS = Pattern.compile("\\+(?=\\$\\{.*})", Pattern.DOTALL);

    private static final Pattern SIGNAL = Pattern.compile("(?:SIG)?[A-Z][A-Z0-9]*(?:[+-][0-9]{1,2})?|[0-9]{1,2}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?");

    private ProcessElements() {}

    static ProcessSpec read(XmlElement run, GoalConfiguration goal) {
        Optional<List<String>> formerEntrypoint = RunCommandElement.read(run, "entrypoint");
        return new ProcessSpec(
                RunCommandElement.read(run, "entryPoint")
                        .or(() -> formerEntrypoint)
                        .map(words -> words.isEmpty() ? List.of("") : words),
                RunCommandElement.read(run, "cmd"),
                env(run, goal),
                List.of(),
                run.text("workingDir").map(text -> absolute(run.path("workingDir"), text)),
                run.text("user"),
                host(run, "hostname"),
                host(run, "domainname"),
                run.flag("init"),
                run.text("stopSignal").map(text -> signal(run.path("stopSignal"), text)),
                run.text("stopTimeout").map(text -> seconds(run.path("stopTimeout"), text)),
                run.child("healthCheckConfiguration")
                        .filter(element -> !element.isEmpty())
                        .map(RunHealthCheckElement::read),
                new ProcessSpec.Input(run.isTrue("tty"), run.isTrue("stdinOpen"), false));
    }

    /** The file takes precedence, as in io.fabric8. */
    private static Map<String, String> env(XmlElement run, GoalConfiguration goal) {
        Map<String, String> env = new LinkedHashMap<>();
        run.map("env")
                .orElse(Map.of())
                .forEach((name, value) -> env.put(name, PLUS.matcher(value).lookingAt() ? value.substring(1) : value));
        run.text("envPropertyFile")
                .ifPresent(file -> env.putAll(EnvFile.read(run.path("envPropertyFile"), goal.resolve(file))));
        checkNames(run.path("env"), env.keySet());
        return env;
    }

    /** @throws DockerFailureException if one is no name of a variable */
    static void checkNames(String subject, Set<String> names) {
        names.stream()
                .filter(name -> name.isBlank() || name.indexOf('=') >= 0)
                .findFirst()
                .ifPresent(name -> {
                    throw new DockerFailureException(subject + ": '" + PrintableText.quote(name)
                            + "' is no name of a variable: it is empty, or has a '='. Correct it.");
                });
    }

    /** @throws DockerFailureException if a path is not one from the root of a container */
    static String absolute(String subject, String path) {
        if (!path.startsWith("/") && !path.matches("[A-Za-z]:[\\\\/].*")) {
            throw new DockerFailureException(subject + ": '" + PrintableText.quote(path)
                    + "' is no path from the root of the container. Write one, such as /app.");
        }
        return path;
    }

    private static Optional<String> host(XmlElement run, String name) {
        return run.text(name).map(text -> {
            if (!HOST.matcher(text).matches()) {
                throw new DockerFailureException(run.path(name) + ": '" + PrintableText.quote(text)
                        + "' is no name of a host. Write letters, digits, '-' and '.', such as user-service.");
            }
            return text;
        });
    }

    private static String signal(String subject, String text) {
        if (!SIGNAL.matcher(text).matches()) {
            throw new DockerFailureException(subject + ": '" + PrintableText.quote(text)
                    + "' is no signal. Write its name or number, such as SIGINT or 2.");
        }
        return text;
    }

    /** Engines count it in seconds. */
    private static Duration seconds(String subject, String text) {
        Duration duration = DurationText.parse(subject, text, ChronoUnit.SECONDS);
        if (duration.getNano() != 0 || duration.toSeconds() > Integer.MAX_VALUE) {
            throw new DockerFailureException(subject + ": '" + PrintableText.quote(text)
                    + "' is no whole number of seconds, in which engines count it. Write one, such as 30.");
        }
        return duration;
    }
}
