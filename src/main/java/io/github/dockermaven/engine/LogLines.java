package io.github.dockermaven.engine;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The lines of a log, each as soon as it is complete; the lines of the two sources do not mix. A line of more than 1 MiB
 * comes in parts. Threads as for {@link LogStream}.
 */
public final class LogLines implements AutoCloseable {
    private final LogStream stream;
    private final boolean timestamps;
    private final Map<LogFrame.Source, LineBytes> open = new EnumMap<>(LogFrame.Source.class);
    private LineBytes current;
    private int at;
    private int end;

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
        return advance()
                ? Optional.of(new LogLine(current.source(), current.time(), current.text()))
                : Optional.empty();
    }

    /**
     * Waits for the next line, as {@link #next} does, and has it as bytes.
     *
     * @return whether there is one
     */
    public boolean advance() {
        do {
            while (at < end) {
                at = current.append(stream.piece(), at, end);
                if (current.isComplete()) {
                    return true;
                }
            }
        } while (nextPiece());
        for (LineBytes line : open.values()) {
            if (line.finish()) {
                current = line;
                return true;
            }
        }
        return false;
    }

    /** Returns the current line, until {@link #advance} is called again. */
    public LineBytes line() {
        return current;
    }

    /** Returns whether {@link #advance} has something to read without waiting for the engine. */
    public boolean hasArrived() {
        return at < end || stream.hasArrived();
    }

    private boolean nextPiece() {
        if (!stream.advance()) {
            return false;
        }
        LogFrame.Source source = stream.source();
        current = open.get(source);
        if (current == null) {
            current = new LineBytes(source, timestamps, stream.isRaw());
            open.put(source, current);
        }
        if (stream.isBegin()) {
            current.beginFrame();
        }
        at = 0;
        end = stream.length();
        return true;
    }

    @Override
    public void close() {
        stream.close();
    }
}
