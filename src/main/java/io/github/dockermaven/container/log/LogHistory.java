package io.github.dockermaven.container.log;

import io.github.dockermaven.engine.EngineContainers;
import io.github.dockermaven.engine.LogLines;
import io.github.dockermaven.engine.LogOptions;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** The lines that containers have written so far, by time over all: of each the next line is in memory, and no more. */
final class LogHistory implements AutoCloseable {
    private final List<Reader> readers = new ArrayList<>();

    /** @param options the part of each log; with times if there are several */
    LogHistory(EngineContainers containers, List<LogSource> sources, LogOptions options) {
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
     * @return each container's last line
     */
    Map<LogSource, LogPosition> read(LogOutput out) {
        Map<LogSource, LogPosition> last = new IdentityHashMap<>();
        PriorityQueue<Reader> next = new PriorityQueue<>();
        for (Reader reader : readers) {
            last.put(reader.source, reader.position);
            if (reader.log.advance()) {
                next.add(reader);
            }
        }
        for (Reader reader = next.poll(); reader != null; reader = next.poll()) {
            out.print(reader.source, reader.log.line());
            reader.position.add(reader.log.line());
            if (reader.log.advance()) {
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
        private final LogPosition position = new LogPosition();

        private Reader(LogSource source, int number, LogLines log) {
            this.source = source;
            this.number = number;
            this.log = log;
        }

        /** A part of a long line has the time of its begin. */
        @Override
        public int compareTo(Reader other) {
            int byTime = Long.compare(log.line().nanos(), other.log.line().nanos());
            return byTime != 0 ? byTime : Integer.compare(number, other.number);
        }
    }
}
