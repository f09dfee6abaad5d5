package io.github.dockermaven.engine;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The line of one source that is not complete yet. Bytes that are not UTF-8 become U+FFFD.
 *
 * <p>The engine cuts a long line every 16 KiB, and writes the time before each part: at the begin of a frame, or without
 * frames amid the bytes.
 */
final class LogLineBuffer {
    private static final int LONGEST_LINE = 1 << 20;
    private static final int LONGEST_TIME = 40;
    private static final int PART = 16 * 1024;

    private final boolean hasTimes;
    private final boolean isRaw;
    private final BiConsumer<Optional<Instant>, String> lines;
    private final ByteArrayOutputStream open = new ByteArrayOutputStream();
    private final ByteArrayOutputStream openTime = new ByteArrayOutputStream();
    private Optional<Instant> time = Optional.empty();
    private boolean inTime;
    private int untilTime = PART;

    /**
     * @param hasTimes whether the engine writes times
     * @param isRaw whether it does so without frames
     * @param lines receives each line, with the time of its begin
     */
    LogLineBuffer(boolean hasTimes, boolean isRaw, BiConsumer<Optional<Instant>, String> lines) {
        this.hasTimes = hasTimes;
        this.isRaw = isRaw;
        this.lines = lines;
        this.inTime = hasTimes;
    }

    void append(LogFrame frame) {
        byte[] bytes = frame.bytes();
        inTime |= hasTimes && frame.isBegin();
        int at = 0;
        while (at < bytes.length) {
            at = inTime ? appendTime(bytes, at) : appendText(bytes, at);
        }
        if (open.size() >= LONGEST_LINE) {
            end(characterBegin(open.toByteArray()));
        }
    }

    /** Ends the open line, if there is one. */
    void finish() {
        open.writeBytes(openTime.toByteArray());
        openTime.reset();
        if (open.size() > 0) {
            end(open.size());
        }
    }

    private int appendText(byte[] bytes, int from) {
        int limit = hasTimes && isRaw ? Math.min(bytes.length, from + untilTime) : bytes.length;
        int to = from;
        while (to < limit && bytes[to] != '\n') {
            to++;
        }
        open.write(bytes, from, to - from);
        if (to < limit) {
            end(open.size());
            expectTime();
            return to + 1;
        }
        untilTime -= to - from;
        if (untilTime <= 0) {
            expectTime();
        }
        return to;
    }

    private void expectTime() {
        inTime = hasTimes && isRaw;
        untilTime = PART;
    }

    /** Reads a byte of a time. What turns out to be none is text. */
    private int appendTime(byte[] bytes, int at) {
        boolean isSpace = bytes[at] == ' ';
        if (bytes[at] == '\n' || openTime.size() == LONGEST_TIME || isSpace && !takeTime()) {
            inTime = false;
            open.writeBytes(openTime.toByteArray());
            openTime.reset();
            return at;
        }
        if (isSpace) {
            inTime = false;
        } else {
            openTime.write(bytes[at]);
        }
        return at + 1;
    }

    private boolean takeTime() {
        Optional<Instant> read = EngineTime.read(openTime.toString(StandardCharsets.US_ASCII));
        if (read.isPresent()) {
            time = open.size() == 0 ? read : time;
            openTime.reset();
        }
        return read.isPresent();
    }

    /** Passes on the first bytes of the open line; those after them begin the next. */
    private void end(int length) {
        byte[] bytes = open.toByteArray();
        open.reset();
        open.write(bytes, length, bytes.length - length);
        int end = length > 0 && bytes[length - 1] == '\r' ? length - 1 : length;
        lines.accept(time, new String(bytes, 0, end, StandardCharsets.UTF_8));
    }

    /** Returns where the last character begins, which may be incomplete. */
    private static int characterBegin(byte[] bytes) {
        int at = bytes.length - 1;
        while (at > bytes.length - 4 && (bytes[at] & 0xC0) == 0x80) {
            at--;
        }
        return at;
    }
}
