package io.github.dockermaven.engine;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The fixes for an engine's refusals of containers, where its messages (20.10 to 28.5) name the reason. */
final class ContainerRemedies {
    private ContainerRemedies() {}

    /** Returns the failure if a container is not created. */
    static DockerFailureException ofCreation(
            ContainerSpec spec,
            String words,
            RuntimeException cause,
            Function<String, Optional<EngineContainer>> find) {
        String subject = spec.name().isEmpty() ? "A container of " + spec.image() : "Container '" + spec.name() + "'";
        return new DockerFailureException(subject + " cannot be created: " + words + ".", cause);
    }

    /** Returns the failure if a container is not started. */
    static DockerFailureException ofStart(
            String name, String words, RuntimeException cause, Function<String, List<ListedContainer>> publishing) {
        return new DockerFailureException("Container '" + name + "' cannot be started: " + words + ".", cause);
    }

    /** Returns the failure if a log is not opened. */
    static DockerFailureException ofLog(String id, String words, RuntimeException cause) {
        return new DockerFailureException("The log of container " + id + " cannot be read: " + words + ".", cause);
    }

    /** Returns the failure if a command is not run. */
    static DockerFailureException ofExec(String id, List<String> command, String words, RuntimeException cause) {
        return new DockerFailureException(
                "The command '" + PrintableText.quote(String.join(" ", command)) + "' cannot be run in container " + id
                        + ": " + words + ".",
                cause);
    }
}
