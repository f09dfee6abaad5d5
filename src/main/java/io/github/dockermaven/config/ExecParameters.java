package io.github.dockermaven.config;

import io.github.dockermaven.engine.ExecSpec;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The command that {@code docker:exec} runs, as the command line gives it. Nothing of a POM counts: that somebody else wrote
 * it is no reason to run what it says in a database.
 *
 * @param interactive whether the user wants a terminal; empty if that is to be found out
 */
public record ExecParameters(ExecSpec command, Optional<Boolean> interactive) {
    private static final String PREFIX = "docker.exec.";
    static final String ENV = PREFIX + "env.";

    /** @throws DockerFailureException if there is no command, or a value that cannot be */
    public static ExecParameters read(GoalConfiguration goal) {
        return read(goal.properties().commandLine());
    }

    static ExecParameters read(Properties commandLine) {
        List<String> words = text(commandLine, "cmd")
                .map(line -> RunCommandElement.split(PREFIX + "cmd", line))
                .filter(command -> !command.isEmpty())
                .orElseThrow(() -> new DockerFailureException("No command is given. Give one on the command line:"
                        + " -Ddocker.exec.cmd=bash, -Ddocker.exec.cmd=\"mysql -e 'show databases'\". That of a POM does"
                        + " not count."));
        Map<String, String> env = new PrefixedProperties(commandLine, new Properties()).over(Map.of(), ENV);
        ProcessElements.checkNames(ENV + "NAME", env.keySet());
        return new ExecParameters(
                new ExecSpec(
                        words,
                        text(commandLine, "user"),
                        text(commandLine, "workdir").map(path -> ProcessElements.absolute(PREFIX + "workdir", path)),
                        env),
                text(commandLine, "interactive").map(ExecParameters::flag));
    }

    private static Optional<String> text(Properties properties, String name) {
        return Optional.ofNullable(properties.getProperty(PREFIX + name))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private static boolean flag(String text) {
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return Boolean.parseBoolean(text);
        }
        throw new DockerFailureException(PREFIX + "interactive: '" + PrintableText.quote(text)
                + "' is neither true nor false. Write one of them.");
    }
}
