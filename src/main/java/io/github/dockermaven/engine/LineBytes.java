package io.github.dockermaven.engine;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * A line of one source as bytes, in a buffer that its next line uses again: a log of any length is read without new
 * objects. A line of more than 1 MiB comes in parts.
 *
 * <p>The engine cuts a long line every 16 KiB, and writes the time before each part: at the begin of a frame, or without
 * frames amid the bytes.
 */
public final class LineBytes {
    private static final int LONGEST_LINE = 1 << 20;
    private static final int FIRST_SIZE = 512;
    private static final int LONGEST_TIME = 40;
    private static final int PART = 16 * 1024;

    private final LogFrame.Source source;
    private final boolean hasTimes;
    private final boolean isRaw;
    private byte[] bytes = new byte[FIRST_SIZE];
    private int size;
    private int used;
    private int length;
    private boolean complete;
    private boolean continued;
    private boolean continuation;
    private final byte[] openTime = new byte[LONGEST_TIME];
    private int openTimeSize;
    private byte[] timeText = new byte[0];
    private long nanos = EngineTime.NONE;
    private boolean inTime;
    private int untilTime = PART;

    /**
     * @param hasTimes whether the engine writes times
     * @param isRaw whether it does so without frames
     */
    LineBytes(LogFrame.Source source, boolean hasTimes, boolean isRaw) {
        this.source = source;
        this.hasTimes = hasTimes;
        this.isRaw = isRaw;
        this.inTime = hasTimes;
    }

    /** Returns the buffer, of which the first bytes are the line. */
    public byte[] bytes() {
        return bytes;
    }

    /** Returns the number of the line's bytes, without its end. */
    public int length() {
        return length;
    }

    public LogFrame.Source source() {
        return source;
    }

    /** Returns whether the line goes on with the next one of this source, because it is too long. */
    public boolean isContinued() {
        return continued;
    }

    /** Returns whether this is not the begin of the line. */
    public boolean isContinuation() {
        return continuation;
    }

    /** Returns the time of the line's begin in nanoseconds since 1970; {@link EngineTime#NONE} if it is not known. */
    public long nanos() {
        return nanos;
    }

    /** Returns the same time as the engine wrote it; empty if it is not known. */
    public byte[] timeText() {
        return timeText;
    }

    /** Returns the same time. */
    Optional<Instant> time() {
        return EngineTime.instant(nanos);
    }

    /** Returns the line. Bytes that are not UTF-8 become U+FFFD. */
    public String text() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /** Begins a frame. */
    void beginFrame() {
        inTime |= hasTimes;
    }

    /**
     * Appends bytes up to the end of a line.
     *
     * @return the index of the first byte that was not appended
     */
    int append(byte[] piece, int from, int to) {
        release();
        int at = from;
        while (at < to && !complete) {
            at = inTime ? appendTime(piece, at) : appendText(piece, at, to);
        }
        return at;
    }

    /** Returns whether the last line is complete. */
    boolean isComplete() {
        return complete;
    }

    /** Ends the open line. Returns whether there was one. */
    boolean finish() {
        release();
        takeOpenTimeAsText();
        if (size > 0) {
            complete(size, false);
        }
        return complete;
    }

    private void release() {
        if (complete) {
            System.arraycopy(bytes, used, bytes, 0, size - used);
            size -= used;
            continuation = continued;
            complete = false;
        }
    }

    private int appendText(byte[] piece, int from, int to) {
        if (size == LONGEST_LINE && piece[from] != '\n') {
            complete(characterBegin(), true);
            return from;
        }
        int limit = Math.min(to, from + LONGEST_LINE - size + 1);
        limit = hasTimes && isRaw ? Math.min(limit, from + untilTime) : limit;
        int end = from;
        while (end < limit && piece[end] != '\n') {
            end++;
        }
        int count = Math.min(end - from, LONGEST_LINE - size);
        put(piece, from, count);
        untilTime -= count;
        if (end < limit) {
            complete(size, false);
            expectTime();
            return end + 1;
        }
        if (untilTime <= 0) {
            expectTime();
        }
        return from + count;
    }

    private void expectTime() {
        inTime = hasTimes && isRaw;
        untilTime = PART;
    }

    /** Reads a byte of a time. What turns out to be none is text. */
    private int appendTime(byte[] piece, int at) {
        boolean isSpace = piece[at] == ' ';
        if (piece[at] == '\n' || openTimeSize == LONGEST_TIME || isSpace && !takeTime()) {
            inTime = false;
            takeOpenTimeAsText();
            return at;
        }
        if (isSpace) {
            inTime = false;
        } else {
            openTime[openTimeSize++] = piece[at];
        }
        return at + 1;
    }

    private boolean takeTime() {
        long read = EngineTime.nanos(openTime, openTimeSize);
        if (read == EngineTime.NONE) {
            return false;
        }
        if (size == 0) {
            nanos = read;
            if (timeText.length != openTimeSize) {
                timeText = new byte[openTimeSize];
            }
            System.arraycopy(openTime, 0, timeText, 0, openTimeSize);
        }
        openTimeSize = 0;
        return true;
    }

    private void takeOpenTimeAsText() {
        put(openTime, 0, openTimeSize);
        openTimeSize = 0;
    }

    private void put(byte[] from, int at, int count) {
        if (size + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + count, 2 * bytes.length));
        }
        System.arraycopy(from, at, bytes, size, count);
        size += count;
    }

    /** Completes a line of the first bytes; those after them begin the next. */
    private void complete(int count, boolean goesOn) {
        used = count;
        length = count > 0 && !goesOn && bytes[count - 1] == '\r' ? count - 1 : count;
        continued = goesOn;
        complete = true;
    }

    /** Returns where the last character begins, which may be incomplete. */
    private int characterBegin() {
        int at = size - 1;
        while (at > size - 4 && (bytes[at] & 0xC0) == 0x80) {
            at--;
        }
        return at;
    }
}
