package io.github.dockermaven.it;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The real {@code docker} command line, for the {@code verify.groovy} of an integration test: a witness that shares no
 * code with the plugin. The command is the testbed's, which knows its engine.
 */
public final class DockerCli {
    private static final long TIMEOUT_SECONDS = 120;

    private final String command;
    private final File config;

    public DockerCli(String command) {
        this(command, null);
    }

    private DockerCli(String command, File config) {
        this.command = command;
        this.config = config;
    }

    /** The same command line with its configuration, credentials among it, in a folder of its own. */
    public DockerCli withConfig(File folder) {
        return new DockerCli(command, folder);
    }

    /** What the command prints, without the white space around it; an error with all it printed when it fails. */
    public String run(String... arguments) {
        Result result = attempt("", arguments);
        if (result.exitCode() != 0) {
            throw new AssertionError("docker " + String.join(" ", arguments) + "\nended with exit code "
                    + result.exitCode() + ":\n" + result.errors() + result.output());
        }
        return result.output().strip();
    }

    /** Whether the command does what it is asked. */
    public boolean succeeds(String... arguments) {
        return attempt("", arguments).exitCode() == 0;
    }

    /** Whether {@code docker build} is a BuildKit client: before 23.0 of its own, later by buildx. */
    public boolean buildsWithBuildKit() {
        return succeeds("build", "--help") && run("build", "--help").contains("--output");
    }

    /**
     * Returns whether {@code docker build} sends files with names that are not UTF-8. Since 27.4 it fails for them.
     *
     * @param folder a new one for the trial
     */
    public boolean sendsAnyName(Path folder) throws IOException {
        Path context = folder.resolve("context");
        FileTree.make(context, List.of("\udcfc"));
        Files.writeString(context.resolve("Dockerfile"), "FROM scratch\nCOPY . /\n");
        String[] build = {"build", "--output", "type=tar,dest=" + folder.resolve("image.tar"), context.toString()};
        String version = run("version", "--format", "{{.Client.Version}}");
        if (Integer.parseInt(version.replaceFirst("\\..*", "")) < 27) {
            run(build);
            return true;
        }
        return succeeds(build);
    }

    /**
     * What a container answers over HTTP, asked by its name from another container of its network. A question that gets
     * lost ends after 10 s, to be asked anew; not by wget's own -T, of which a busybox of Debian 12 crashes.
     *
     * @param image one that has busybox
     */
    public String ask(String image, String network, String url) {
        return run("run", "--rm", "--network", network, image, "timeout", "10", "wget", "-q", "-O", "-", url);
    }

    public boolean hasImage(String reference) {
        return knows("image", reference);
    }

    public boolean hasContainer(String name) {
        return knows("container", name);
    }

    /** What a container has printed, as far as there is one: for whoever reads why a test failed. */
    public String logs(String container) {
        return hasContainer(container) ? run("logs", container) : "There is no container " + container + ".";
    }

    public boolean hasNetwork(String name) {
        return knows("network", name);
    }

    /** Removes the image's name, and the image if it has no other; nothing if there is none. */
    public void removeImage(String reference) {
        if (hasImage(reference)) {
            run("image", "rm", "--force", reference);
        }
    }

    public void removeContainer(String name) {
        if (hasContainer(name)) {
            run("container", "rm", "--force", "--volumes", name);
        }
    }

    public void removeNetwork(String name) {
        if (hasNetwork(name)) {
            run("network", "rm", name);
        }
    }

    /** Removes the containers and networks that {@code docker:start} made for a project, which their labels name. */
    public void removeMadeFor(File project) {
        String label = "label=io.github.dockermaven.folder=" + project.getAbsolutePath();
        run("ps", "--all", "--quiet", "--filter", label)
                .lines()
                .forEach(id -> run("container", "rm", "--force", "--volumes", id));
        run("network", "ls", "--quiet", "--filter", label).lines().forEach(id -> run("network", "rm", id));
    }

    /** {@code docker login}, which leaves the password in a configuration of its own in the given folder. */
    public void loginTo(String registry, String user, String password, File folder) {
        Result result = withConfig(folder).attempt(password, "login", "--username", user, "--password-stdin", registry);
        if (result.exitCode() != 0) {
            throw new AssertionError("docker login " + registry + " failed:\n" + result.errors());
        }
    }

    private boolean knows(String kind, String name) {
        Result result = attempt("", kind, "inspect", name);
        if (result.exitCode() != 0
                && !result.errors().toLowerCase().contains("no such")
                && !result.errors().contains("not found")) {
            throw new AssertionError("docker " + kind + " inspect " + name + " failed:\n" + result.errors());
        }
        return result.exitCode() == 0;
    }

    private Result attempt(String input, String... arguments) {
        List<String> line = new ArrayList<>(List.of(command));
        line.addAll(List.of(arguments));
        try {
            // Files, not pipes: a command that hangs can be given up without reading on.
            Path output = Files.createTempFile("docker", ".out");
            Path errors = Files.createTempFile("docker", ".err");
            try {
                ProcessBuilder builder =
                        new ProcessBuilder(line).redirectOutput(output.toFile()).redirectError(errors.toFile());
                // This user's own must not decide what a test sees.
                builder.environment().remove("DOCKER_CONFIG");
                builder.environment().put("DOCKER_BUILDKIT", "1");
                if (config != null) {
                    builder.environment().put("DOCKER_CONFIG", config.getAbsolutePath());
                }
                Process process = builder.start();
                try (var standardInput = process.getOutputStream()) {
                    standardInput.write(input.getBytes(StandardCharsets.UTF_8));
                }
                if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError("docker " + String.join(" ", arguments) + "\ndid not end within "
                            + TIMEOUT_SECONDS + " s:\n" + Files.readString(errors) + Files.readString(output));
                }
                return new Result(process.exitValue(), Files.readString(output), Files.readString(errors));
            } finally {
                Files.delete(output);
                Files.delete(errors);
            }
        } catch (IOException e) {
            throw new AssertionError("docker " + String.join(" ", arguments) + " could not be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted in docker " + String.join(" ", arguments), e);
        }
    }

    private record Result(int exitCode, String output, String errors) {}
}
