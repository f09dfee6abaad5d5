package io.github.dockermaven.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The lines of a log, each as soon as it is complete; the lines of the two sources do not mix. A line of more than 1 MB
 * comes in parts. Threads as for {@link LogStream}.
 */
public final class LogLines implements AutoCloseable {
    private final LogStream stream;
    private final boolean timestamps;
    private final Map<LogFrame.Source, LogLineBuffer> open = new EnumMap<>(LogFrame.Source.class);
    private final Deque<LogLine> complete = new ArrayDeque<>();

    /** @param timestamps whether the engine writes a time before each line */
    LogLines(LogStream stream, boolean timestamps) {
        this.stream = stream;
        this.timestamps = timestamps;
    }

    /**
     * Waits for the next line.
     *
     * @return empty at the end of the log, or if this is closed; exceptions as of {@link LogStream#next}
     */
    public Optional<LogLine> next() {
        while (complete.isEmpty()) {
            Optional<LogFrame> frame = stream.next();
            if (frame.isEmpty()) {
                open.values().forEach(LogLineBuffer::finish);
                break;
            }
            buffer(frame.get().source()).append(frame.get());
        }
        return Optional.ofNullable(complete.poll());
    }

    private LogLineBuffer buffer(LogFrame.Source source) {
        return open.computeIfAbsent(
                source,
                each -> new LogLineBuffer(
                        timestamps, stream.isRaw(), (time, text) -> complete.add(new LogLine(each, time, text))));
    }

    @Override
    public void close() {
        stream.close();
    }
}
