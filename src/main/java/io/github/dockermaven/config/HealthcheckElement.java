package io.github.dockermaven.config;

import io.github.dockermaven.application.Healthcheck;
import io.github.dockermaven.dockerfile.Command;
import io.github.dockermaven.error.DockerFailureException;
import java.util.List;
import java.util.Optional;

/** A {@code <healthcheck>}: how the engine finds out whether the application in a container is healthy. */
public final class HealthcheckElement {
    private HealthcheckElement() {}

    /**
     * Returns what the goal's parameter says, its properties included; empty if it says nothing.
     *
     * @throws DockerFailureException if an element is not known, or has a value that it cannot have
     */
    public static Optional<Healthcheck> of(GoalConfiguration goal) {
        return goal.element("healthcheck", "docker.healthcheck.").map(HealthcheckElement::read);
    }

    /** @throws DockerFailureException if an element is not known, or has a value that it cannot have */
    static Healthcheck read(XmlElement check) {
        String mode = check.text("mode").orElse("cmd");
        Optional<String> retries = check.text("retries");
        Optional<Command> cmd = check.child("cmd").map(CommandElement::read);
        Optional<String> interval = check.text("interval");
        Optional<String> timeout = check.text("timeout");
        Optional<String> startPeriod = check.text("startPeriod");
        check.rejectOthers();
        retries.filter(text -> !text.matches("[0-9]{1,9}")).ifPresent(text -> {
            throw new DockerFailureException(
                    check.path() + "<retries>: '" + text + "' is not a number. Write a whole number, such as 3.");
        });
        return switch (mode) {
            case "none" -> Healthcheck.NONE;
            case "cmd" ->
                new Healthcheck(
                        cmd.orElse(Command.exec(List.of())),
                        interval,
                        timeout,
                        startPeriod,
                        retries.map(Integer::valueOf));
            default ->
                throw new DockerFailureException(
                        check.path() + "<mode>: '" + mode + "' is not known. Write cmd or none.");
        };
    }
}
