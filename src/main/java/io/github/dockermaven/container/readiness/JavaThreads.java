package io.github.dockermaven.container.readiness;

import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The threads of a Java that is a container's first process, as it prints them at SIGQUIT. Its image needs no tools for that.
 *
 * @param lines what it has printed
 */
record JavaThreads(List<String> lines) {
    private static final Pattern JAVA = Pattern.compile("(?:\\S*/)?java(?:\\s.*)?", Pattern.DOTALL);
    private static final String BEGIN = "Full thread dump ";
    private static final String END = "JNI global ref";
    private static final String MAIN = "\"main\" ";

    /** More than the threads of any application that waits for something. */
    private static final int MOST_LINES = 20_000;

    private static final int MOST_SHOWN = 30;
    private static final int ATTEMPTS = 12;
    private static final int PAUSE_MILLIS = 250;

    /**
     * Has it print them into its log, and returns them.
     *
     * @return empty if the first process is no Java, which SIGQUIT might end, or does not print them
     */
    static Optional<JavaThreads> of(ContainerAccess container) {
        try {
            if (container.firstProcess().filter(JAVA.asMatchPredicate()).isEmpty()) {
                return Optional.empty();
            }
            long before = dumps(container.lastLines(MOST_LINES));
            container.signal("SIGQUIT");
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                Thread.sleep(PAUSE_MILLIS);
                List<String> log = container.lastLines(MOST_LINES);
                Optional<JavaThreads> found = dumps(log) > before ? last(log) : Optional.empty();
                if (found.isPresent()) {
                    return found;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (DockerFailureException | DockerExecutionException e) {
            // The message goes without them.
        }
        return Optional.empty();
    }

    private static long dumps(List<String> log) {
        return log.stream().filter(line -> line.startsWith(BEGIN)).count();
    }

    /** Returns the last threads in a log; empty if not all of them are there yet. */
    private static Optional<JavaThreads> last(List<String> log) {
        int begin = lastIndex(log, line -> line.startsWith(BEGIN));
        int end = lastIndex(log, line -> line.startsWith(END));
        return end > begin ? Optional.of(new JavaThreads(log.subList(begin, end + 1))) : Optional.empty();
    }

    private static int lastIndex(List<String> log, Predicate<String> condition) {
        for (int i = log.size() - 1; i >= 0; i--) {
            if (condition.test(log.get(i))) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Writes all of them into a file.
     *
     * @return what an error says of them, with the main thread
     */
    String save(Path file) {
        String place;
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, lines);
            place = "all are in " + file;
        } catch (IOException e) {
            place = file + " cannot be written: " + e;
        }
        List<String> main = lines.stream()
                .dropWhile(line -> !line.startsWith(MAIN))
                .takeWhile(line -> !line.isBlank())
                .limit(MOST_SHOWN)
                .toList();
        return main.isEmpty()
                ? "\nIts main thread has ended; of the others " + place + "."
                : "\nIts main thread (" + place + "):"
                        + main.stream().map(line -> "\n  | " + line).collect(Collectors.joining());
    }
}
