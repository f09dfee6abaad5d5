package io.github.dockermaven.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewFileTest {
    @TempDir
    Path folder;

    @Test
    void takesAnotherFilesPlace() throws IOException {
        Path target = Files.writeString(folder.resolve("target"), "before");

        try (NewFile made = NewFile.in(folder.resolve("made"))) {
            made.channel().write(ByteBuffer.wrap(new byte[] {'n', 'e', 'w'}));
            assertThat(target).hasContent("before");
            made.become(target);
        }

        assertThat(target).hasContent("new");
        assertThat(folder.resolve("made")).isEmptyDirectory();
    }

    @Test
    void isGoneOtherwise() throws IOException {
        NewFile made = NewFile.in(folder);
        assertThat(folder).isNotEmptyDirectory();
        made.close();

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no such permissions")
    void isReadByItsOwnerAloneAmongTemporaryFiles() throws IOException {
        NewFile made = NewFile.temporary();
        made.stream().write(new byte[] {'n', 'e', 'w'});

        assertThat(made.path())
                .hasContent("new")
                .hasParent(Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath());
        assertThat(Files.getPosixFilePermissions(made.path())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        made.close();
        made.close();
        assertThat(made.path()).doesNotExist();
    }

    /** Ctrl-C, and what ends a build in continuous integration. */
    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no such signals")
    void isGoneIfTheProcessIsEnded(String signal) throws Exception {
        List<String> command = new ArrayList<>();
        if (OS.LINUX.isCurrentOs()) {
            // A script's background command ignores SIGINT, and so does all that it starts.
            command.addAll(List.of("env", "--default-signal=INT"));
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Writer.class.getName(),
                folder.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = process.inputReader()) {
            assertThat(output.readLine()).isEqualTo("writing");
            assertThat(folder).isNotEmptyDirectory();
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }

        assertThat(process.exitValue()).isNotZero();
        assertThat(folder).isEmptyDirectory();
    }

    /** A process that does not come to the end of its file. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) throws Exception {
            leaveInterruptsToTheSystem();
            NewFile earlier = NewFile.in(Path.of(arguments[0]));
            NewFile made = NewFile.in(Path.of(arguments[0]));
            earlier.close();
            System.out.println("writing");
            while (made.channel().isOpen()) {
                Thread.onSpinWait();
            }
        }

        /** As Maven 4 does. By reflection, because the compiler warns of these classes. */
        private static void leaveInterruptsToTheSystem() throws ReflectiveOperationException {
            Class<?> type = Class.forName("sun.misc.Signal");
            Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
            type.getMethod("handle", type, handlerType)
                    .invoke(
                            null,
                            type.getConstructor(String.class).newInstance("INT"),
                            handlerType.getField("SIG_DFL").get(null));
        }
    }
}
