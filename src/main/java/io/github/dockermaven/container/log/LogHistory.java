package io.github.dockermaven.container.log;

import io.github.dockermaven.engine.EngineContainers;
import io.github.dockermaven.engine.LogLine;
import io.github.dockermaven.engine.LogLines;
import io.github.dockermaven.engine.LogOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.BiConsumer;

/** The lines that containers have written so far, by time over all: of each the next line is in memory, and no more. */
final class LogHistory implements AutoCloseable {
    private final List<Reader> readers = new ArrayList<>();

    /** @param tail the number of last lines of each; all without */
    LogHistory(EngineContainers containers, List<LogSource> sources, Optional<Integer> tail) {
        LogOptions all = LogOptions.ALL.withTimestamps();
        LogOptions options = tail.map(all::last).orElse(all);
        try {
            for (LogSource source : sources) {
                readers.add(new Reader(source, readers.size(), containers.logLines(source.container(), options)));
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Passes on all lines.
     *
     * @return the time of each container's last line
     */
    Map<LogSource, Instant> read(BiConsumer<LogSource, LogLine> lines) {
        Map<LogSource, Instant> last = new LinkedHashMap<>();
        PriorityQueue<Reader> next = new PriorityQueue<>();
        for (Reader reader : readers) {
            if (reader.advance()) {
                next.add(reader);
            }
        }
        for (Reader reader = next.poll(); reader != null; reader = next.poll()) {
            lines.accept(reader.source, reader.line);
            last.put(reader.source, reader.time);
            if (reader.advance()) {
                next.add(reader);
            }
        }
        return last;
    }

    @Override
    public void close() {
        readers.forEach(reader -> reader.log.close());
    }

    /** The log of one container, at its next line. */
    private static final class Reader implements Comparable<Reader> {
        private final LogSource source;
        private final int number;
        private final LogLines log;
        private LogLine line;
        private Instant time = Instant.EPOCH;

        private Reader(LogSource source, int number, LogLines log) {
            this.source = source;
            this.number = number;
            this.log = log;
        }

        /** Returns whether there is another line. A part of a long line has the time of its begin. */
        private boolean advance() {
            Optional<LogLine> next = log.next();
            next.ifPresent(each -> {
                line = each;
                time = each.time().orElse(time);
            });
            return next.isPresent();
        }

        @Override
        public int compareTo(Reader other) {
            int byTime = time.compareTo(other.time);
            return byTime != 0 ? byTime : Integer.compare(number, other.number);
        }
    }
}
