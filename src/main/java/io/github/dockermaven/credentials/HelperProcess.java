package io.github.dockermaven.credentials;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A finished run of a short program, limited in time and memory.
 *
 * @param inTime whether it ended within its time; if not, it was destroyed
 * @param exitCode its exit code, 0 if it was destroyed
 * @param output its standard output, the last {@value #LONGEST_OUTPUT} bytes at most
 * @param errors its standard error, limited likewise
 */
record HelperProcess(boolean inTime, int exitCode, String output, String errors) {
    private static final int LONGEST_OUTPUT = 64 * 1024;

    /**
     * The wait for the rest of the output. A child that outlives its parent may hold the pipes open; the parent's own
     * output is read long before.
     */
    private static final Duration LAST_OUTPUT = Duration.ofMillis(500);

    /**
     * Runs a program.
     *
     * @param patience the time after which a person should know what is waited for
     * @param waiting called once at that time
     */
    static HelperProcess run(
            List<String> command,
            Map<String, String> environment,
            String input,
            Duration timeout,
            Duration patience,
            Runnable waiting)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            Tail output = Tail.of(process.getInputStream());
            Tail errors = Tail.of(process.getErrorStream());
            give(process, input);
            boolean inTime = ends(process, timeout, patience, waiting);
            if (!inTime) {
                return new HelperProcess(false, 0, output.text(), errors.text());
            }
            output.awaitEnd();
            errors.awaitEnd();
            return new HelperProcess(true, process.exitValue(), output.text(), errors.text());
        } finally {
            if (process.isAlive()) {
                destroy(process);
            }
        }
    }

    private static boolean ends(Process process, Duration timeout, Duration patience, Runnable waiting)
            throws InterruptedException {
        if (timeout.compareTo(patience) <= 0) {
            return process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
        }
        if (process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            return true;
        }
        waiting.run();
        return process.waitFor(timeout.minus(patience).toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void give(Process process, String input) {
        try (OutputStream stream = process.getOutputStream()) {
            stream.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // A program that ends without reading its input reports the cause by exit code and standard error.
            return;
        }
    }

    private static void destroy(Process process) {
        List<ProcessHandle> descendants = process.descendants().toList();
        process.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
    }

    /** Leaves out the output, which contains a secret. */
    @Override
    public String toString() {
        return inTime ? "exit code " + exitCode : "destroyed";
    }

    private static final class Tail implements Runnable {
        private final InputStream stream;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final Thread reader = new Thread(this, "credential helper output");

        private Tail(InputStream stream) {
            this.stream = stream;
        }

        static Tail of(InputStream stream) {
            Tail tail = new Tail(stream);
            tail.reader.setDaemon(true);
            tail.reader.start();
            return tail;
        }

        @Override
        public void run() {
            byte[] buffer = new byte[8192];
            try (stream) {
                for (int length = stream.read(buffer); length >= 0; length = stream.read(buffer)) {
                    keep(buffer, length);
                }
            } catch (IOException e) {
                // The process was destroyed, and its output ends here.
                return;
            }
        }

        private synchronized void keep(byte[] buffer, int length) {
            bytes.write(buffer, 0, length);
            if (bytes.size() > LONGEST_OUTPUT) {
                byte[] all = bytes.toByteArray();
                bytes.reset();
                bytes.writeBytes(Arrays.copyOfRange(all, all.length - LONGEST_OUTPUT, all.length));
            }
        }

        void awaitEnd() throws InterruptedException {
            reader.join(LAST_OUTPUT.toMillis());
        }

        synchronized String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }
}
