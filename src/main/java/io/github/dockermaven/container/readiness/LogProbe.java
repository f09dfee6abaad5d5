package io.github.dockermaven.container.readiness;

import io.github.dockermaven.error.PrintableText;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A line of the log that a regular expression is found in. With {@code (?s)} it is found in several lines, of which the
 * last {@value LogWindow#LENGTH} characters are looked at.
 *
 * @param since the beginning of the present run of the container; empty for the first
 */
record LogProbe(Pattern pattern, ContainerAccess container, Optional<Instant> since) implements Probe {
    /** A log that ended although the container runs: the engine has begun another file. */
    private static final long REOPEN_MILLIS = 200;

    @Override
    public String description() {
        return "log \"" + PrintableText.quote(pattern.pattern()) + "\"";
    }

    @Override
    public boolean readsTheRest() {
        return true;
    }

    @Override
    public boolean watch(Consumer<String> answers) throws InterruptedException {
        while (!isFound(answers)) {
            Thread.sleep(REOPEN_MILLIS);
            if (container.inspect().filter(each -> each.running()).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private boolean isFound(Consumer<String> answers) throws InterruptedException {
        try (ContainerAccess.Lines lines = container.log(since)) {
            if ((pattern.flags() & Pattern.DOTALL) != 0) {
                return LogWindow.isFound(pattern, lines, answers);
            }
            for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
                answers.accept(line.get());
                if (pattern.matcher(line.get()).find()) {
                    return true;
                }
            }
            return false;
        }
    }
}
