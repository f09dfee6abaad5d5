package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One run of a command.
 *
 * @param took from its start to its end
 * @param peakMemory the most main memory that its process had, in bytes; 0 if it was not watched
 * @param exitCode 0 for success
 * @param output what it printed
 */
record Run(Duration took, long peakMemory, int exitCode, String output) {
    /** The line of {@code /proc/PID/status} that tells the peak of the resident set (proc(5)). */
    private static final String PEAK = "VmHWM:";

    /** Runs a command, and does not look at it until it ends. */
    static Run timed(List<String> command, Map<String, String> environment, Path log)
            throws IOException, InterruptedException {
        return run(command, environment, log, false).orFail(command);
    }

    /** Runs a command whose memory is watched, which may cost it time; it may fail. */
    static Run watched(List<String> command, Map<String, String> environment, Path log)
            throws IOException, InterruptedException {
        return run(command, environment, log, true);
    }

    private static Run run(List<String> command, Map<String, String> environment, Path log, boolean watch)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().putAll(environment);
        long peak = 0;
        long begin = System.nanoTime();
        Process process = builder.start();
        while (watch && !process.waitFor(20, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, peakMemory(process.pid()));
        }
        int exitCode = process.waitFor();
        return new Run(Duration.ofNanos(System.nanoTime() - begin), peak, exitCode, Files.readString(log));
    }

    Run orFail(List<String> command) {
        if (exitCode != 0) {
            throw new IllegalStateException(String.join(" ", command) + "\n" + output + "\nfailed, see above.");
        }
        return this;
    }

    /** What the system tells of a process, which may have ended meanwhile. */
    private static long peakMemory(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith(PEAK))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(kilobytes -> Long.parseLong(kilobytes) * 1024)
                    .sum();
        } catch (IOException | java.io.UncheckedIOException e) {
            return 0;
        }
    }
}
