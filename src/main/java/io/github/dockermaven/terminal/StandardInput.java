package io.github.dockermaven.terminal;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/** The standard input of this process. */
public final class StandardInput {
    private static final int LONGEST_TEST_SECONDS = 5;

    /** Linux's name for it. */
    private static final Path OWN = Path.of("/proc/self/fd/0");

    private StandardInput() {}

    /** Returns whether it is a terminal, from which nothing comes to an end by itself. */
    public static boolean isTerminal() {
        try {
            Process test = new ProcessBuilder("test", "-t", "0")
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectErrorStream(true)
                    .start();
            try {
                return test.waitFor(LONGEST_TEST_SECONDS, TimeUnit.SECONDS) && test.exitValue() == 0;
            } finally {
                test.destroy();
            }
        } catch (IOException e) {
            // Windows has no such program.
            return Terminal.isTerminal();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /**
     * Returns whether this process was started without it. Its number is then that of the next file that was opened, which is
     * one of Java's own.
     */
    public static boolean isClosed() {
        try {
            return isOfJava(
                    Files.readSymbolicLink(OWN),
                    Path.of(System.getProperty("java.home")).toRealPath());
        } catch (IOException | UnsupportedOperationException e) {
            // It is not known there.
            return false;
        }
    }

    static boolean isOfJava(Path file, Path javaHome) {
        return file.startsWith(javaHome);
    }

    /**
     * Opens it for one reader, whose thread an interrupt wakes. A thread that waits in a read of the descriptor itself cannot
     * be woken: it would keep this plugin's classes, and swallow what comes next. A pipe can be opened again by Linux's name
     * for it.
     */
    public static InputStream open() {
        try {
            if (Files.readSymbolicLink(OWN).toString().startsWith("pipe:")) {
                return Channels.newInputStream(FileChannel.open(OWN, StandardOpenOption.READ));
            }
        } catch (IOException | UnsupportedOperationException e) {
            // It is no pipe of Linux.
        }
        return new PumpedInput(new FileInputStream(FileDescriptor.in));
    }
}
