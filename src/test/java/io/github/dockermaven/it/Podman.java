package io.github.dockermaven.it;

import java.io.File;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.codehaus.plexus.util.FileUtils;

/** The testbed's {@code podman}, with images of its own for an integration test. */
public final class Podman {
    private final String command;
    private final File folder;

    /** Of this project alone, and short: podman takes 50 characters here, and 108 bytes of a socket's path. */
    private final Path state;

    /** @param project in whose {@code target} its images are */
    public Podman(String command, File project) {
        this.command = command;
        this.folder = new File(project, "target/podman");
        this.state = Path.of(System.getProperty("java.io.tmpdir"))
                .resolve("podman-" + Integer.toHexString(folder.getPath().hashCode()));
    }

    /** What the command prints, without the white space around it; an error when it fails. */
    public String run(String... arguments) throws IOException, InterruptedException {
        Files.createDirectories(folder.toPath());
        Path errors = folder.toPath().resolve("errors");
        Process process = command(arguments).redirectError(errors.toFile()).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(
                    "podman " + String.join(" ", arguments) + " failed:\n" + Files.readString(errors) + output);
        }
        return output.strip();
    }

    /**
     * Has it answer as an engine, until {@link #stop}, or until it is asked nothing for ten minutes.
     *
     * @return its address
     */
    public String serve() throws IOException {
        Path socket = Files.createDirectories(state).resolve("sock");
        Process service = command("system", "service", "--time", "600", "unix://" + socket)
                .redirectErrorStream(true)
                .redirectOutput(new File(folder, "service.log"))
                .start();
        Files.write(service(), List.of(Long.toString(service.pid()), socket.toString()));
        Eventually.within(
                        Duration.ofSeconds(30),
                        "podman answers",
                        () -> SocketChannel.open(UnixDomainSocketAddress.of(socket)))
                .close();
        return "unix://" + socket;
    }

    /** Ends what {@link #serve} began. */
    public void stop() throws IOException {
        List<String> service = Files.readAllLines(service());
        ProcessHandle.of(Long.parseLong(service.get(0)))
                .filter(process -> process.info().command().orElse("").endsWith("podman"))
                .ifPresent(process -> {
                    process.destroy();
                    process.onExit().join();
                });
        Files.deleteIfExists(Path.of(service.get(1)));
    }

    /** Removes all its images, and what it keeps while it runs. */
    public void clean() throws IOException, InterruptedException {
        run("rmi", "--all", "--force");
        FileUtils.deleteDirectory(state.toFile());
    }

    private Path service() {
        return new File(folder, "service").toPath();
    }

    private ProcessBuilder command(String... arguments) {
        List<String> line = new ArrayList<>(List.of(
                command,
                "--root",
                new File(folder, "images").getPath(),
                "--runroot",
                state.resolve("run").toString(),
                "--storage-driver",
                "vfs"));
        line.addAll(List.of(arguments));
        return new ProcessBuilder(line);
    }
}
