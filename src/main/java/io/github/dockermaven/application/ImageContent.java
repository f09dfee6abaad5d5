package io.github.dockermaven.application;

import io.github.dockermaven.dockerfile.Command;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an image is made of, part by part, where it has no Dockerfile of its own. Variables ({@code $PATH}) in texts that a
 * Dockerfile expands have Docker's meaning.
 *
 * @param from the base image, empty for the one that is usual
 * @param maintainer who made it
 * @param env environment variables
 * @param labels labels
 * @param ports what it listens on: {@code 8080}, {@code 53/udp}
 * @param workdir the folder that commands run in, empty for the base image's
 * @param shell the program, with its arguments, that commands in shell form are given to; empty for the base image's
 * @param runCmds what is run, in the image's shell, after the files are there
 * @param volumes paths kept outside the container, empty for those that are usual
 * @param healthcheck how the engine checks it
 * @param cmd what a container starts, or the arguments of {@code entrypoint}
 * @param entrypoint what a container starts
 * @param user who it runs as, empty for the base image's
 */
public record ImageContent(
        Optional<String> from,
        Optional<String> maintainer,
        Map<String, String> env,
        Map<String, String> labels,
        List<String> ports,
        Optional<String> workdir,
        List<String> shell,
        List<Command> runCmds,
        Optional<List<String>> volumes,
        Optional<Healthcheck> healthcheck,
        Optional<Command> cmd,
        Optional<Command> entrypoint,
        Optional<String> user) {
    public ImageContent {
        env = Collections.unmodifiableMap(new LinkedHashMap<>(env));
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        ports = List.copyOf(ports);
        shell = List.copyOf(shell);
        runCmds = List.copyOf(runCmds);
    }

    /** Returns the same on another base image. */
    public ImageContent withFrom(String base) {
        return new ImageContent(
                Optional.of(base),
                maintainer,
                env,
                labels,
                ports,
                workdir,
                shell,
                runCmds,
                volumes,
                healthcheck,
                cmd,
                entrypoint,
                user);
    }
}
