package io.github.dockermaven.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AtomicFileTest {
    @TempDir
    Path folder;

    @Test
    void takesAnotherFilesPlace() throws IOException {
        Path target = Files.writeString(folder.resolve("target"), "before");

        try (AtomicFile made = AtomicFile.in(folder.resolve("made"))) {
            made.channel().write(ByteBuffer.wrap(new byte[] {'n', 'e', 'w'}));
            assertThat(target).hasContent("before");
            made.commit(target);
        }

        assertThat(target).hasContent("new");
        assertThat(folder.resolve("made")).isEmptyDirectory();
    }

    @Test
    void isGoneOtherwise() throws IOException {
        AtomicFile made = AtomicFile.in(folder);
        assertThat(folder).isNotEmptyDirectory();
        made.close();

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no such permissions")
    void isReadByItsOwnerAloneAmongTemporaryFiles() throws IOException {
        AtomicFile made = AtomicFile.temporary();
        made.stream().write(new byte[] {'n', 'e', 'w'});

        assertThat(made.path())
                .hasContent("new")
                .hasParent(Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath());
        assertThat(Files.getPosixFilePermissions(made.path())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        made.close();
        made.close();
        assertThat(made.path()).doesNotExist();
    }

    @Test
    void takesAwayWhatKilledProcessesLeft() throws IOException {
        // Its process has this one's id but another start.
        Path left = Files.createFile(
                folder.resolve("new-" + ProcessHandle.current().pid() + "-1-0f0e4c1a-5d2b-4c3e-9a77-1c2d3e4f5a6b"));
        Path other = Files.createFile(folder.resolve("new-notes.txt"));

        try (FileChannel elsewhere = FileChannel.open(left, StandardOpenOption.WRITE)) {
            elsewhere.lock(Long.MAX_VALUE - 1, 1, false);
            AtomicFile.removeAbandoned(folder);
            assertThat(left).exists();
        }

        try (AtomicFile living = AtomicFile.in(folder)) {
            assertThat(left).doesNotExist();
            AtomicFile.removeAbandoned(folder);
            assertThat(living.path()).exists();
            assertThat(other).exists();
        }
    }

    /** Without this, a process that runs builds for days would run out of memory. */
    @Test
    void leavesNothingForTheProcessEndOnceItIsClosed() throws Exception {
        try (TestJvm jvm = TestJvm.start(Closer.class, folder.toString())) {
            assertThat(jvm.rest()).containsExactly("1 more", "0 more");
        }
    }

    /** A process that counts the JDK's shutdown hooks. */
    static final class Closer {
        private Closer() {}

        public static void main(String[] arguments) throws Exception {
            int before = atExit();
            AtomicFile made = AtomicFile.in(Path.of(arguments[0]));
            System.out.println(atExit() - before + " more");
            made.close();
            try (AtomicFile temporary = AtomicFile.temporary()) {
                temporary.stream().write(1);
            }
            AtomicFile.write(Path.of(arguments[0], "text"), "text");
            System.out.println(atExit() - before + " more");
        }

        private static int atExit() throws ReflectiveOperationException {
            return ((Map<?, ?>) value("java.lang.ApplicationShutdownHooks", "hooks")).size()
                    + ((Set<?>) value("java.io.DeleteOnExitHook", "files")).size();
        }

        private static Object value(String type, String name) throws ReflectiveOperationException {
            Field field = Class.forName(type).getDeclaredField(name);
            field.setAccessible(true);
            return field.get(null);
        }
    }

    /** Ctrl-C, and the signal that ends a build in continuous integration. */
    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no such signals")
    void isGoneIfTheProcessIsEnded(String signal) throws Exception {
        try (TestJvm jvm = TestJvm.start(Writer.class, folder.toString())) {
            assertThat(jvm.line()).isEqualTo("writing");
            assertThat(folder).isNotEmptyDirectory();
            jvm.signal(signal);
            assertThat(jvm.exitCode()).isNotZero();
        }

        assertThat(folder).isEmptyDirectory();
    }

    /** A process that never finishes its file. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) throws Exception {
            TestSignals.leaveInterruptsToTheSystem();
            AtomicFile earlier = AtomicFile.in(Path.of(arguments[0]));
            AtomicFile made = AtomicFile.in(Path.of(arguments[0]));
            earlier.close();
            System.out.println("writing");
            while (made.channel().isOpen()) {
                Thread.onSpinWait();
            }
        }
    }
}
