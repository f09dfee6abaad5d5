package io.github.dockermaven.config;

import io.github.dockermaven.container.DurationText;
import io.github.dockermaven.container.StopSettings;
import io.github.dockermaven.container.readiness.WaitRequest;
import io.github.dockermaven.container.readiness.WaitRequest.Condition;
import io.github.dockermaven.container.readiness.WaitRequest.Exec;
import io.github.dockermaven.container.readiness.WaitRequest.Exit;
import io.github.dockermaven.container.readiness.WaitRequest.Healthy;
import io.github.dockermaven.container.readiness.WaitRequest.Log;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * A {@code <wait>}: what a container is awaited by, and how it is stopped.
 *
 * @param readiness empty if it says nothing of that
 * @param kill the time between the signal to end and the kill
 * @param shutdown the time between its end and its removal
 * @param preStop a command in the container before it is stopped
 */
record WaitElement(
        Optional<WaitRequest> readiness,
        Optional<Duration> kill,
        Optional<Duration> shutdown,
        Optional<List<String>> preStop,
        boolean breakOnError) {
    /** There is no such element. */
    static final WaitElement NONE =
            new WaitElement(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);

    private static final WaitElement STARTED = new WaitElement(
            Optional.of(WaitRequest.STARTED), Optional.empty(), Optional.empty(), Optional.empty(), false);
    private static final int LARGEST_CODE = 255;

    /** Returns what the element says; empty, it says that it is enough if the container was started. */
    static WaitElement read(XmlElement wait) {
        String text = wait.text();
        if (wait.isEmpty() || text.equalsIgnoreCase("false") && wait.children().isEmpty()) {
            return STARTED;
        }
        if (!text.isEmpty()) {
            wait.rejectText();
        }
        Optional<XmlElement> exec = wait.child("exec").filter(element -> !element.isEmpty());
        Optional<List<String>> postStart = exec.flatMap(element -> RunCommandElement.read(element, "postStart"));
        Optional<List<String>> preStop = exec.flatMap(element -> RunCommandElement.read(element, "preStop"));
        boolean breakOnError =
                exec.map(element -> element.isTrue("breakOnError")).orElse(false);
        List<Condition> conditions = conditions(wait, exec);
        Optional<Duration> time = milliseconds(wait, "time");
        WaitElement read = new WaitElement(
                readiness(wait, conditions, time, postStart, breakOnError),
                milliseconds(wait, "kill"),
                milliseconds(wait, "shutdown"),
                preStop,
                breakOnError);
        exec.ifPresent(XmlElement::rejectOthers);
        wait.rejectOthers();
        return read;
    }

    /** Returns how the container is stopped. */
    StopSettings stop(boolean isKilled) {
        return new StopSettings(isKilled, kill, shutdown, preStop, breakOnError);
    }

    private static Optional<WaitRequest> readiness(
            XmlElement wait,
            List<Condition> conditions,
            Optional<Duration> time,
            Optional<List<String>> postStart,
            boolean breakOnError) {
        if (!conditions.isEmpty() && time.filter(Duration::isZero).isPresent()) {
            throw new DockerFailureException(wait.path("time")
                    + " is 0, so that no condition could hold in time. Write milliseconds, or remove it.");
        }
        return conditions.isEmpty() && time.isEmpty() && postStart.isEmpty()
                ? Optional.empty()
                : Optional.of(new WaitRequest(conditions, time, postStart, breakOnError));
    }

    private static List<Condition> conditions(XmlElement wait, Optional<XmlElement> exec) {
        List<Condition> conditions = new ArrayList<>();
        wait.text("log").map(text -> log(wait.path("log"), text)).ifPresent(conditions::add);
        Stream.of(
                        wait.child("http").filter(element -> !element.isEmpty()).map(WaitHttpElement::read),
                        wait.freeText("url").map(url -> WaitHttpElement.of(wait.path("url"), url)))
                .flatMap(Optional::stream)
                .forEach(conditions::add);
        wait.child("tcp")
                .filter(element -> !element.isEmpty())
                .map(WaitTcpElement::read)
                .ifPresent(conditions::add);
        if (wait.isTrue("healthy")) {
            conditions.add(new Healthy());
        }
        wait.text("exit").map(text -> exit(wait.path("exit"), text)).ifPresent(conditions::add);
        exec.flatMap(WaitElement::command).ifPresent(conditions::add);
        return conditions;
    }

    /** A text in {@code <exec>} is its {@code <cmd>}. */
    private static Optional<Condition> command(XmlElement exec) {
        String text = exec.text();
        Optional<List<String>> cmd = RunCommandElement.read(exec, "cmd");
        if (!text.isEmpty() && cmd.isPresent()) {
            throw new DockerFailureException(
                    exec.path() + " has a command as a text, and in <cmd> too. Remove one of them.");
        }
        return cmd.or(() -> Optional.of(text)
                        .filter(line -> !line.isEmpty())
                        .map(line -> RunCommandElement.split(exec.path(), line)))
                .map(Exec::new);
    }

    private static Log log(String subject, String text) {
        try {
            return new Log(Pattern.compile(text));
        } catch (PatternSyntaxException e) {
            throw new DockerFailureException(
                    subject + ": '" + PrintableText.quote(text) + "' is no regular expression: " + e.getDescription()
                            + " near index " + e.getIndex()
                            + ". Write a backslash before a character that is meant as such.",
                    e);
        }
    }

    private static Exit exit(String subject, String text) {
        if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) > LARGEST_CODE) {
            throw new DockerFailureException(
                    subject + ": '" + PrintableText.quote(text) + "' is no exit code. Write a number from 0 to 255.");
        }
        return new Exit(Integer.parseInt(text));
    }

    private static Optional<Duration> milliseconds(XmlElement wait, String name) {
        return wait.text(name).map(text -> DurationText.parse(wait.path(name), text, ChronoUnit.MILLIS));
    }
}
