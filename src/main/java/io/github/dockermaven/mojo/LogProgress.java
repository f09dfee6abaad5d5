package io.github.dockermaven.mojo;

import io.github.dockermaven.image.ByteSizes;
import io.github.dockermaven.image.Progress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.maven.plugin.logging.Log;

/** Shows progress in Maven's log: a line per action and, where a person looks on, of a long transfer every two seconds. */
final class LogProgress implements Progress {
    private static final long EVERY = Duration.ofSeconds(2).toNanos();

    private final Log log;
    private final String prefix;
    private final boolean watched;
    private final Map<String, Long> shown = new HashMap<>();

    /**
     * @param prefix what each line begins with, to tell the lines of projects apart that are built in parallel
     * @param watched whether somebody looks on: neither batch mode nor output into a file
     */
    LogProgress(Log log, String prefix, boolean watched) {
        this.log = log;
        this.prefix = prefix;
        this.watched = watched;
    }

    @Override
    public void action(String line) {
        log.info(prefix + line);
    }

    @Override
    public void output(String line) {
        log.info(prefix + "    " + line);
    }

    @Override
    public synchronized void transfer(String subject, long done, long total) {
        if (!watched) {
            return;
        }
        long now = System.nanoTime();
        long last = shown.computeIfAbsent(subject, first -> now);
        if (now - last >= EVERY) {
            shown.put(subject, now);
            log.info(prefix + subject + ": " + ByteSizes.format(done)
                    + (total > 0 ? " of " + ByteSizes.format(total) : ""));
        }
    }
}
