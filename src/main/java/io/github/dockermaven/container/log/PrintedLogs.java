package io.github.dockermaven.container.log;

import io.github.dockermaven.container.LogColor;
import io.github.dockermaven.engine.LineBytes;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/** The logs of several containers on one output, their aliases of one width and each in a colour. */
final class PrintedLogs implements LogOutput {
    private final Map<LogSource, LineFormat> formats = new IdentityHashMap<>();
    private final Map<String, LogColor> colors = new HashMap<>();
    private final int width;
    private final LogStyle style;
    private final LogSink sink;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    /** @param width the width of the longest alias */
    PrintedLogs(int width, LogStyle style, LogSink sink) {
        this.width = width;
        this.style = style;
        this.sink = sink;
    }

    /** Adds a container, whose lines may come from then on. One that takes the place of another has its colour. */
    synchronized void add(LogSource source) {
        LogColor color = colors.computeIfAbsent(
                source.label(), first -> LogColor.values()[colors.size() % LogColor.values().length]);
        formats.put(source, new LineFormat(source, style, width, color));
    }

    /** Forgets a container that writes nothing more. */
    synchronized void remove(LogSource source) {
        formats.remove(source);
    }

    @Override
    public synchronized void print(LogSource source, LineBytes bytes) {
        line.reset();
        formats.get(source).append(bytes, line);
        sink.line(line);
    }

    @Override
    public synchronized void flush() {
        sink.flush();
    }
}
