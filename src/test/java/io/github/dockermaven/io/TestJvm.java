package io.github.dockermaven.io;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.OS;

/** A Java process that runs a program of a test, to which signals can be sent. */
public final class TestJvm implements Closeable {
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final BufferedReader output;

    private TestJvm(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    /** Starts a program; {@link #sleep} is how it waits for its end. */
    public static TestJvm start(Class<?> program, String... arguments) throws IOException {
        return start(prefix(), program, arguments);
    }

    /** Starts a program that ignores a signal, as one that {@code nohup} runs. */
    static TestJvm startIgnoring(String signal, Class<?> program, String... arguments) throws IOException {
        List<String> prefix = new ArrayList<>(prefix());
        prefix.addAll(List.of("sh", "-c", "trap '' " + signal + "; exec \"$0\" \"$@\""));
        return start(prefix, program, arguments);
    }

    private static TestJvm start(List<String> prefix, Class<?> program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.io=ALL-UNNAMED",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                program.getName()));
        Collections.addAll(command, arguments);
        return new TestJvm(new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** A script's background command ignores SIGINT, and so does all that it starts. */
    private static List<String> prefix() {
        return OS.LINUX.isCurrentOs() ? List.of("env", "--default-signal=INT,TERM,HUP") : List.of();
    }

    /** Waits for a minute in a program: nothing of it is to be left if its test fails. */
    public static void sleep() throws InterruptedException {
        TimeUnit.SECONDS.sleep(PATIENCE_SECONDS);
    }

    /** Returns the next line that the program prints, on standard output or standard error; {@code null} at its end. */
    public String line() {
        try {
            return output.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns all lines to the program's end. */
    public List<String> rest() {
        return Stream.generate(this::line).takeWhile(line -> line != null).toList();
    }

    /** Ends the program's standard input. */
    public void endInput() throws IOException {
        process.getOutputStream().close();
    }

    /** Reads no more of what the program prints: as {@code head}, which has ended. */
    public void endOutput() throws IOException {
        output.close();
    }

    public void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    public int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("The program has not ended within " + PATIENCE_SECONDS + " s");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
