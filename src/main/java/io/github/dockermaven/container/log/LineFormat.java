package io.github.dockermaven.container.log;

import io.github.dockermaven.container.LogColor;
import io.github.dockermaven.engine.EngineTime;
import io.github.dockermaven.engine.LineBytes;
import io.github.dockermaven.error.PrintableText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * The form of one container's lines: {@code date alias> text}. What the text has for a terminal, colours and movements of
 * the cursor, is left out. Most lines have nothing but ASCII, and are copied as they are.
 */
final class LineFormat {
    private static final String CONTINUED = " [line continues]";
    private static final String CONTINUATION = "[continued] ";
    /** ECMA-48: bright black; the default colour. */
    private static final String DATE_COLOUR = "\u001b[90m";

    private static final String DEFAULT_COLOUR = "\u001b[39m";

    private final byte[] prefix;
    private final LogStyle style;
    private final Charset charset;
    private final boolean isAscii;
    private final Optional<DateTimeFormatter> dates;

    /**
     * @param width the width that the prefix is filled up to, if the container's settings have none
     * @param color the color of the prefix, if the container's settings have none
     */
    LineFormat(LogSource source, LogStyle style, int width, LogColor color) {
        this.style = style;
        this.charset = style.charset();
        this.dates = style.dates(source);
        this.isAscii = "~ a9".equals(new String("~ a9".getBytes(charset), StandardCharsets.US_ASCII));
        String text = source.settings()
                .prefix()
                .map(own -> own.of(source.alias(), source.image(), source.id()))
                .orElseGet(() -> PrintableText.quote(source.label()) + ">"
                        + " ".repeat(Math.max(0, width - source.label().length()) + 1));
        prefix =
                bytes(style.coloured() ? source.settings().color().orElse(color).of(text) : text);
    }

    /** Appends a line, without its end. */
    void append(LineBytes line, ByteArrayOutputStream out) {
        appendDate(line, out);
        out.writeBytes(prefix);
        if (line.isContinuation()) {
            out.writeBytes(bytes(CONTINUATION));
        }
        if (isAscii && isPlain(line.bytes(), line.length())) {
            out.write(line.bytes(), 0, line.length());
        } else {
            out.writeBytes(bytes(printable(line.text())));
        }
        if (line.isContinued()) {
            out.writeBytes(bytes(CONTINUED));
        }
    }

    private void appendDate(LineBytes line, ByteArrayOutputStream out) {
        if (style.timestamps()) {
            out.writeBytes(line.timeText());
            out.write(' ');
        } else if (dates.isPresent()) {
            EngineTime.instant(line.nanos()).map(dates.get()::format).ifPresent(date -> {
                String printable = PrintableText.printable(date);
                out.writeBytes(bytes((style.coloured() ? DATE_COLOUR + printable + DEFAULT_COLOUR : printable) + " "));
            });
        }
    }

    private static boolean isPlain(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[i] < ' ' && bytes[i] != '\t' || bytes[i] == 0x7f) {
                return false;
            }
        }
        return true;
    }

    private static String printable(String line) {
        String text = PrintableText.withoutTerminalSequences(line);
        // Of a line that a program overwrote, the last state.
        return PrintableText.lines(text.substring(text.lastIndexOf('\r') + 1));
    }

    private byte[] bytes(String text) {
        return text.getBytes(charset);
    }
}
