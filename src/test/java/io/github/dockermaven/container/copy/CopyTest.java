package io.github.dockermaven.container.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.engine.EngineContainerFiles;
import io.github.dockermaven.engine.EngineContainerFiles.Container;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.FakeSettings;
import io.github.dockermaven.engine.transport.FakeEngine;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Copies with an engine that does what a real one does not do on order. */
@Timeout(60)
class CopyTest {
    private static final Container USERS = new Container("3f2a", "users");
    private static final String FOLDER = "2147484141";
    private static final String FILE = "420";
    private static final String LINK = "134218239";
    private static final String PIPE = "33554852";

    @TempDir
    private Path home;

    private Path target;
    private Optional<String> stat = Optional.empty();
    private String answer = "";
    private byte[] body = {};

    private interface Call {
        void on(EngineContainerFiles files) throws IOException;
    }

    @BeforeEach
    void make() throws IOException {
        target = Files.createDirectory(home.resolve("target"));
    }

    private static String stat(String name, String mode, String link) {
        String json = "{\"name\":\"" + name + "\",\"mode\":" + mode + ",\"linkTarget\":\"" + link + "\"}";
        return "X-Docker-Container-Path-Stat: "
                + Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8)) + "\r\n";
    }

    /** Plays the engine: the stat of whatever is asked for, and the same answer to each archive. */
    private void withEngine(Call call) throws IOException {
        try (FakeEngine fake = FakeEngine.unix(home.resolve("s"), this::play);
                EngineSession engine = FakeSettings.session(fake, home)) {
            call.on(engine.containerFiles());
        }
    }

    private void play(FakeEngine.Peer peer) throws Exception {
        String head = peer.head();
        if (head.startsWith("GET /_ping")) {
            peer.say(FakeEngine.PING_OK);
        } else if (head.startsWith("HEAD")) {
            peer.say(stat.map(header -> "HTTP/1.1 200 OK\r\n" + header + "\r\n")
                    .orElse("HTTP/1.1 404 Not Found\r\nContent-Length: 50\r\n\r\n"));
        } else if (head.contains("/json")) {
            peer.say(FakeEngine.json("200 OK", "{\"Id\":\"3f2a\",\"Name\":\"/users\"}"));
        } else {
            peer.say(answer + new String(body, StandardCharsets.ISO_8859_1));
        }
    }

    private void sends(String header, byte[] archive, int length) {
        answer = "HTTP/1.1 200 OK\r\nContent-Type: application/x-tar\r\n" + header + "Content-Length: " + length
                + "\r\n\r\n";
        body = archive;
    }

    private CopiedFiles copy(EngineContainerFiles files, String path, boolean follows) {
        return new CopyFromContainer(files, new RecordedProgress())
                .run(new CopyFromContainer.Source(USERS, path, follows), HostTarget.of(home, "target"));
    }

    private void put(EngineContainerFiles files, String source, String place) {
        new CopyToContainer(files, new RecordedProgress())
                .run(HostSource.of(home, source, false), new CopyToContainer.Target(USERS, place), false);
    }

    @Test
    void givesWhatALinkLeadsToTheNameOfTheLink() throws IOException {
        byte[] archive = new TestTar().file("users-1.log", "x").whole();
        stat = Optional.of(stat("latest", LINK, "/var/log/users-1.log"));
        sends(stat("users-1.log", FILE, ""), archive, archive.length);

        withEngine(files -> copy(files, "/var/log/latest", true));

        assertThat(target.resolve("latest")).hasContent("x");
    }

    @Test
    void leavesNoPartOfAFileIfTheConnectionEnds() throws IOException {
        byte[] archive = new TestTar().file("log", "x".repeat(5000)).cut(2000);
        sends(stat("log", FILE, ""), archive, 9000);
        Files.writeString(target.resolve("log"), "earlier");

        withEngine(files -> assertThatThrownBy(() -> copy(files, "/var/log", false))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessageStartingWith("Copying /var/log of container 'users' broke off: "));

        assertThat(target).isDirectoryNotContaining(file -> !file.endsWith("log"));
        assertThat(target.resolve("log")).hasContent("earlier");
    }

    @Test
    void isNotDoneAtAnEndThatTheArchiveDoesNotMark() throws IOException {
        byte[] archive = new TestTar().folder("log", 0755).file("log/a", "x").cut(0);
        sends(stat("log", FOLDER, ""), archive, archive.length);

        withEngine(files -> assertThatThrownBy(() -> copy(files, "/var/log", false))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessage(
                        "Copying /var/log of container 'users' broke off: it is incomplete: it ends without the mark of"
                                + " its end. See the engine's log."));
    }

    @Test
    void takesNoNameFromTheEngineThatLeadsOut() throws IOException {
        byte[] archive = new TestTar().file("../x", "x").whole();
        sends(stat("../x", FILE, ""), archive, archive.length);

        withEngine(files ->
                assertThatThrownBy(() -> copy(files, "/x", false)).hasMessageContaining("the engine names it '../x'"));
        assertThat(home.resolve("x")).doesNotExist();
    }

    @Test
    void saysThatNothingIsThere() throws IOException {
        answer = FakeEngine.json("404 Not Found", "{\"message\":\"Could not find the file /nope in container 3f2a\"}");

        withEngine(files -> assertThatThrownBy(() -> copy(files, "/nope", false))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(
                        "/nope of container 'users' cannot be copied: it does not exist there. Correct the path. Where"
                                + " the container runs, 'mvn docker:exec -Ddocker.container=users -Ddocker.exec.cmd=\"ls -la /\"'"
                                + " lists what does."));
    }

    @Test
    void saysThatTheTargetIsNotWritable() throws IOException {
        byte[] archive = new TestTar().file("log", "x").whole();
        sends(stat("log", FILE, ""), archive, archive.length);
        Path full = Path.of("/dev/full");
        withEngine(files -> assertThatThrownBy(() -> new CopyFromContainer(files, new RecordedProgress())
                        .run(new CopyFromContainer.Source(USERS, "/log", false), new FileOutput(full).stream()))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessage("The archive cannot be passed on: standard output is closed, or its disk is full."));
    }

    private record FileOutput(Path path) {
        OutputStream stream() throws IOException {
            return Files.newOutputStream(path);
        }
    }

    @Test
    void refusesTargetsThatDoNotFit() throws IOException {
        Files.writeString(home.resolve("file"), "x");

        withEngine(files -> {
            assertThatThrownBy(() -> put(files, "file", "/nope/"))
                    .hasMessage(
                            "users:/nope/ does not exist, and the slash at its end says that it is a folder. Make the"
                                    + " folder, or remove the slash to name the file.");
            assertThatThrownBy(() -> put(files, "none", "/x")).hasMessageContaining("none does not exist");
            stat = Optional.of(stat("x", FILE, ""));
            assertThatThrownBy(() -> put(files, "target", "/x"))
                    .hasMessage(
                            target + " is a folder, and users:/x is a file. Name a folder, or one that is to be made.");
            stat = Optional.of(stat("x", PIPE, ""));
            assertThatThrownBy(() -> put(files, "file", "/x"))
                    .hasMessage("users:/x is a device, pipe or socket: copy to a file or folder.");
            stat = Optional.empty();
            assertThatThrownBy(() -> new CopyToContainer(files, new RecordedProgress())
                            .run(new ByteArrayInputStream(body), new CopyToContainer.Target(USERS, "/x"), false))
                    .hasMessage("users:/x is no folder. What is in the archive on standard input needs one: make it, or"
                            + " name another.");
        });
    }

    @Test
    void isNotDoneIfTheEngineIsStopped() throws IOException {
        Files.writeString(home.resolve("file"), "x");

        withEngine(files -> assertThatThrownBy(() -> put(files, "file", "/etc/x"))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessageContaining(": PUT /v1.41/containers/3f2a/archive failed: ")
                .hasMessageEndingWith(". If the engine was stopped, start it and try again; else see its log."));
    }

    @Test
    void saysWhyTheEngineRefuses() throws IOException {
        Files.writeString(home.resolve("file"), "x");
        answer = FakeEngine.json("403 Forbidden", "{\"message\":\"container rootfs is marked read-only\"}");

        withEngine(
                files -> assertThatThrownBy(() -> put(files, "file", "/etc/x"))
                        .isInstanceOf(DockerFailureException.class)
                        .hasMessage(
                                "Nothing can be copied to /etc of container 'users': container rootfs is marked read-only. It is"
                                        + " <readOnly>: the engine puts files into its volumes only. Copy to one, or make it without."));
    }
}
