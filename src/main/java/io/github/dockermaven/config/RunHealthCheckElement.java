package io.github.dockermaven.config;

import io.github.dockermaven.container.DurationText;
import io.github.dockermaven.engine.ProcessSpec.HealthCheck;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@code <healthCheckConfiguration>}: the health check of a container, in the place of its image's. */
final class RunHealthCheckElement {
    private static final String SHELL = "CMD-SHELL";
    private static final Set<String> KINDS = Set.of("CMD", SHELL, "NONE");
    private static final Pattern WITH_KIND = Pattern.compile("(CMD|CMD-SHELL)\\s+(\\S.*)", Pattern.DOTALL);
    /** What engines take for a duration that is not given. */
    private static final Duration SHORTEST = Duration.ofMillis(1);

    private RunHealthCheckElement() {}

    static HealthCheck read(XmlElement check) {
        String mode = check.text("mode").orElse("cmd");
        if (!mode.equals("cmd") && !mode.equals("none")) {
            throw new DockerFailureException(
                    check.path("mode") + ": '" + PrintableText.quote(mode) + "' is not known. Write cmd or none.");
        }
        List<String> test = check.child("cmd")
                .filter(cmd -> !cmd.isEmpty())
                .map(RunHealthCheckElement::test)
                .orElse(List.of());
        Optional<Integer> retries = check.text("retries").map(text -> retries(check.path("retries"), text));
        HealthCheck read = new HealthCheck(
                mode.equals("none") ? List.of("NONE") : test,
                duration(check, "interval"),
                duration(check, "timeout"),
                duration(check, "startPeriod"),
                retries,
                Optional.empty());
        check.rejectOthers();
        if (mode.equals("none")
                && !(test.isEmpty()
                        && read.equals(new HealthCheck(
                                read.test(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())))) {
            throw new DockerFailureException(
                    check.path() + " has mode none, and elements of a check. Remove them, or the <mode>.");
        }
        return read;
    }

    /** A text is a line for the shell, as in a Dockerfile, if it does not begin with its kind. */
    private static List<String> test(XmlElement cmd) {
        String text = cmd.children().isEmpty() ? cmd.text() : "";
        Matcher withKind = WITH_KIND.matcher(text);
        if (withKind.matches()) {
            List<String> words = withKind.group(1).equals(SHELL)
                    ? List.of(withKind.group(2))
                    : RunCommandElement.split(cmd.path(), withKind.group(2));
            return with(withKind.group(1), words);
        }
        if (text.equals("NONE")) {
            return List.of(text);
        }
        if (!text.isEmpty() && !text.startsWith("[")) {
            return List.of(SHELL, text);
        }
        List<String> words = RunCommandElement.words(cmd);
        Optional<String> line = cmd.freeText("shell");
        return line.map(each -> List.of(SHELL, each))
                .orElseGet(() -> words.isEmpty() || KINDS.contains(words.get(0)) ? words : with("CMD", words));
    }

    private static List<String> with(String first, List<String> others) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(others);
        return all;
    }

    private static Optional<Duration> duration(XmlElement check, String name) {
        return check.text(name).map(text -> {
            Duration duration = DurationText.parse(check.path(name), text, ChronoUnit.SECONDS);
            if (!duration.isZero() && duration.compareTo(SHORTEST) < 0) {
                throw new DockerFailureException(check.path(name) + ": '" + PrintableText.quote(text)
                        + "' is less than 1ms, the shortest that engines take. Write a longer one, such as 1s.");
            }
            return duration;
        });
    }

    private static int retries(String subject, String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw new DockerFailureException(subject + ": '" + PrintableText.quote(text)
                    + "' is not a number. Write a whole number, such as 3.");
        }
        return Integer.parseInt(text);
    }
}
