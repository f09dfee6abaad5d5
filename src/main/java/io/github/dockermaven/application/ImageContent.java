package io.github.dockermaven.application;

import io.github.dockermaven.dockerfile.Command;
import io.github.dockermaven.image.Elements;
import java.util.List;
import java.util.Map;

/**
 * What an image is made of, part by part, where it has no Dockerfile of its own. Variables ({@code $PATH}) in texts that a
 * Dockerfile expands have Docker's meaning.
 *
 * @param from the base image
 * @param maintainer who made it, {@code null} if nobody is named
 * @param env environment variables
 * @param labels labels
 * @param ports what it listens on: {@code 8080}, {@code 53/udp}
 * @param workdir the folder that commands run in, {@code null} for the base image's
 * @param shell the program, with its arguments, that commands in shell form are given to; empty for the base image's
 * @param runCmds what is run, in the image's shell, after the files are there
 * @param volumes paths kept outside the container, {@code null} for those that are usual
 * @param healthcheck how the engine checks it, or {@code null}
 * @param cmd what a container starts, or the arguments of {@code entrypoint}
 * @param entrypoint what a container starts
 * @param user who it runs as, {@code null} for the base image's
 */
public record ImageContent(
        String from,
        String maintainer,
        Map<String, String> env,
        Map<String, String> labels,
        List<String> ports,
        String workdir,
        List<String> shell,
        List<Command> runCmds,
        List<String> volumes,
        Healthcheck healthcheck,
        Command cmd,
        Command entrypoint,
        String user) {
    public ImageContent {
        env = Elements.map(env);
        labels = Elements.map(labels);
        ports = List.copyOf(ports);
        shell = List.copyOf(shell);
        runCmds = List.copyOf(runCmds);
        volumes = volumes == null ? null : List.copyOf(volumes);
    }

    /** The same on another base image. */
    public ImageContent withFrom(String base) {
        return new ImageContent(
                base,
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
