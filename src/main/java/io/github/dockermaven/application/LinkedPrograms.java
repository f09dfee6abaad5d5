package io.github.dockermaven.application;

import io.github.dockermaven.dockerfile.Command;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The programs of an image with a {@link LinkedRuntime}: Java's, and those that {@code copy} puts into it. There is no shell
 * among them unless it is copied.
 *
 * @param jdk of which it is linked
 * @param options what the image is to have and to run
 * @param context the folder that {@code copy} takes files from
 */
record LinkedPrograms(RunningJdk jdk, DockerfileOptions options, Path context) {
    private static final String SHELL = "/bin/sh";
    private static final int LONGEST_FIRST_LINE = 256;

    private static final String OTHERWISE =
            ", or name a base image that has it in docker.from, instead of docker.runtime.";

    /** @throws DockerFailureException if the image would not have a program that it is to run */
    void check() {
        if (options.entrypoint().filter(List::isEmpty).isPresent()
                && options.cmd().isEmpty()) {
            throw new DockerFailureException(
                    "entrypoint is empty, which leaves the base image's, and with runtime jlink there"
                            + " is none: nothing would be started. Remove <entrypoint>, or write a command.");
        }
        options.entrypoint().ifPresent(entrypoint -> {
            boolean given = !entrypoint.isEmpty();
            program(given ? "entrypoint" : "cmd", given ? entrypoint : options.cmd())
                    .ifPresent(missing -> {
                        throw new DockerFailureException(missing
                                + ". Remove <entrypoint>, and java starts the application"
                                + " without a shell; have 'copy' bring a program that needs no libraries" + OTHERWISE);
                    });
        });
        options.healthcheck()
                .filter(check -> !check.isNone())
                .flatMap(check -> healthcheck(check.cmd()))
                .ifPresent(missing -> {
                    throw new DockerFailureException(
                            missing + ". Write a class of the application that asks, and in exec form"
                                    + " <cmd><arg>java</arg><arg>-cp</arg><arg>app.jar</arg><arg>shop.Health</arg></cmd>; have 'copy'"
                                    + " bring a program that needs no libraries" + OTHERWISE);
                });
    }

    private Optional<String> healthcheck(Command command) {
        if (command.shellForm().isEmpty()) {
            return program("healthcheck", command.execForm());
        }
        return has(SHELL)
                ? Optional.empty()
                : Optional.of(
                        "healthcheck '" + PrintableText.quote(command.toString())
                                + "' is a line for a shell, which the image does not have: with runtime jlink there is no base image");
    }

    /** Returns why a command cannot be run, empty if it may be. */
    private Optional<String> program(String parameter, List<String> command) {
        String program = command.get(0);
        String begin = parameter + " "
                + PrintableText.quote(Command.exec(command).toString()) + " runs " + PrintableText.quote(program);
        if (!has(program)) {
            return Optional.of(begin + ", which the image does not have: with runtime jlink there is no base image");
        }
        return copied(program)
                .flatMap(LinkedPrograms::interpreter)
                .filter(interpreter -> !has(interpreter))
                .map(interpreter -> begin + ", a script for " + PrintableText.quote(interpreter)
                        + ", which the image does not have: with runtime jlink there is no base image");
    }

    /** Of Java's programs those that the modules have are linked. */
    private boolean has(String program) {
        String folder = program.substring(0, program.lastIndexOf('/') + 1);
        boolean ofJava = folder.isEmpty() || folder.equals(LinkedRuntime.JAVA_HOME + "/bin/");
        return ofJava && Files.isExecutable(jdk.home().resolve("bin").resolve(JavaCommand.name(program)))
                || copied(program).isPresent();
    }

    /** Returns the file of the context that is copied as a program; folders and names in the image may be any. */
    private Optional<Path> copied(String program) {
        String name = JavaCommand.name(program);
        return options.copy().stream()
                .map(CopiedFile::parse)
                .flatMap(file -> JavaCommand.name(file.target()).equals(name)
                        ? Stream.of(source(file))
                        : named(name, source(file)).stream())
                .findFirst();
    }

    private Path source(CopiedFile file) {
        return context.resolve(file.source().replaceFirst("^/+", ""));
    }

    private static Optional<Path> named(String name, Path source) {
        if (!Files.exists(source)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(source)) {
            return files.filter(file -> file.getFileName().toString().equals(name) && Files.isRegularFile(file))
                    .findFirst();
        } catch (IOException | UncheckedIOException e) {
            throw new DockerExecutionException(
                    source + " cannot be read: " + PrintableText.of(e) + ". Check that you may read it.", e);
        }
    }

    /** Returns the program that a script's first line names; by {@code env} the one that it looks for. */
    private static Optional<String> interpreter(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream content = Files.newInputStream(file)) {
            String text = new String(content.readNBytes(LONGEST_FIRST_LINE), StandardCharsets.ISO_8859_1);
            String[] words = text.startsWith("#!") ? text.substring(2).strip().split("\\s+") : new String[0];
            return words.length == 0
                    ? Optional.empty()
                    : Optional.of(JavaCommand.name(words[0]).equals("env") && words.length > 1 ? words[1] : words[0]);
        } catch (IOException e) {
            throw new DockerExecutionException(
                    file + " cannot be read: " + PrintableText.of(e) + ". Check that you may read it.", e);
        }
    }
}
