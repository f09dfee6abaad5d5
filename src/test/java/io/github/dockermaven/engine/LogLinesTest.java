package io.github.dockermaven.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.engine.LogFrame.Source;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames and lines of a log, as engines write them. */
@Timeout(20)
class LogLinesTest {
    private static final String TIME = "2026-11-30T11:40:42.619487051Z ";
    private static final Optional<Instant> INSTANT = Optional.of(Instant.parse(TIME.strip()));

    private static byte[] all(byte[]... frames) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] frame : frames) {
            all.writeBytes(frame);
        }
        return all.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<LogLine> lines(InputStream bytes, boolean isRaw, boolean timestamps) {
        List<LogLine> lines = new ArrayList<>();
        try (LogLines log = new LogLines(Containers.stream(bytes, isRaw), timestamps)) {
            for (Optional<LogLine> line = log.next(); line.isPresent(); line = log.next()) {
                lines.add(line.get());
            }
        }
        return lines;
    }

    private static List<LogLine> lines(byte[] bytes) {
        return lines(new ByteArrayInputStream(bytes), false, false);
    }

    private static LogLine out(String text) {
        return new LogLine(Source.STDOUT, Optional.empty(), text);
    }

    private static LogLine err(String text) {
        return new LogLine(Source.STDERR, Optional.empty(), text);
    }

    @Test
    void keepsTheLinesOfTheTwoSourcesApart() {
        byte[] log = all(
                Containers.frame(1, "one, "),
                Containers.frame(2, "er"),
                Containers.frame(1, "two\r\nthree"),
                Containers.frame(1, ""),
                Containers.frame(2, "ror\n\n"),
                Containers.frame(1, "\nrest"));

        assertThat(lines(log)).containsExactly(out("one, two"), err("error"), err(""), out("three"), out("rest"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 9, 13})
    void readsWhatArrivesInPieces(int size) {
        byte[] log = all(
                Containers.frame(1, TIME + "größer\n"),
                Containers.frame(2, TIME + "err\n"),
                Containers.frame(1, TIME + "begin "),
                Containers.frame(1, TIME + "end\n"));
        InputStream slow = new ByteArrayInputStream(log) {
            @Override
            public synchronized int read(byte[] bytes, int offset, int length) {
                return super.read(bytes, offset, Math.min(length, size));
            }
        };

        assertThat(lines(slow, false, true))
                .containsExactly(
                        new LogLine(Source.STDOUT, INSTANT, "größer"),
                        new LogLine(Source.STDERR, INSTANT, "err"),
                        new LogLine(Source.STDOUT, INSTANT, "begin end"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 16 * 1024})
    void findsTheTimesOfATerminalsOutputAmongItsBytes(int size) {
        String part = "x".repeat(16 * 1024);
        byte[] log = bytes(TIME + "one\r\n" + TIME + part + TIME + part + TIME + "end\r\n" + TIME + part + TIME + "\r\n"
                + TIME + "\r\nnone\r\n");
        InputStream slow = new ByteArrayInputStream(log) {
            @Override
            public synchronized int read(byte[] bytes, int offset, int length) {
                return super.read(bytes, offset, Math.min(length, size));
            }
        };

        assertThat(lines(slow, true, true))
                .extracting(LogLine::text)
                .containsExactly("one", part + part + "end", part, "", "none");
    }

    @Test
    void replacesWhatIsNotUtf8() {
        assertThat(lines(Containers.frame(1, new byte[] {'a', (byte) 0xff, 'b', '\n'})))
                .containsExactly(out("a\ufffdb"));
    }

    @Test
    void handsOutAnEndlessLineInPartsAndCutsNoCharacter() {
        byte[] part = bytes("é".repeat(4000) + "x");
        InputStream endless = new InputStream() {
            private final byte[] frame = Containers.frame(1, part);
            private int at;
            private long total;

            @Override
            public int read() {
                if (total++ >= 5L << 20) {
                    return -1;
                }
                at = at % frame.length;
                return frame[at++] & 0xff;
            }
        };
        List<Integer> sizes = new ArrayList<>();
        LogLines log = new LogLines(Containers.stream(endless, false), false);
        assertThatThrownBy(() -> {
                    for (Optional<LogLine> line = log.next(); ; line = log.next()) {
                        String text = line.orElseThrow().text();
                        assertThat(text).doesNotContain("\ufffd");
                        sizes.add(text.length());
                    }
                })
                .isInstanceOf(DockerExecutionException.class);
        assertThat(sizes).hasSize(4).allMatch(size -> size < 1 << 20);
    }

    /** Each part but the last says that it goes on, each but the first that it goes on from the one before. */
    @Test
    void marksThePartsOfALineThatIsTooLong() {
        int longest = 1 << 20;
        byte[] log = Containers.frame(1, "x".repeat(longest) + "\n" + "y".repeat(2 * longest) + "\nz\n");
        List<String> parts = new ArrayList<>();
        try (LogLines lines = new LogLines(Containers.stream(new ByteArrayInputStream(log), false), false)) {
            while (lines.advance()) {
                LineBytes line = lines.line();
                parts.add(line.text().charAt(0) + " " + line.length() + " " + line.isContinuation() + " "
                        + line.isContinued());
            }
        }
        assertThat(parts)
                .containsExactly(
                        "x " + longest + " false false",
                        "y " + (longest - 1) + " false true",
                        "y " + (longest - 1) + " true true",
                        "y 2 true false",
                        "z 1 false false");
    }

    @Test
    void readsTheTimesOfEnginesThatWriteThemAnotherWay() {
        byte[] log = all(
                Containers.frame(1, "2026-11-30T11:40:42.619487051+00:00 podman\n"),
                Containers.frame(1, "2026-11-30T11:40:42Z short\n"),
                Containers.frame(1, "2026-02-28T11:40:42.61948705xZ none\n"),
                Containers.frame(1, "2028-02-29T23:59:59.000000001Z leap\n"));

        assertThat(lines(new ByteArrayInputStream(log), false, true))
                .extracting(line -> line.time().orElseThrow() + " " + line.text())
                .containsExactly(
                        "2026-11-30T11:40:42.619487051Z podman",
                        "2026-11-30T11:40:42Z short",
                        "2026-11-30T11:40:42Z 2026-02-28T11:40:42.61948705xZ none",
                        "2028-02-29T23:59:59.000000001Z leap");
    }

    @Test
    void takesNoMemoryThatAFrameClaims() {
        byte[] huge = {1, 0, 0, 0, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 'a', '\n', 'b'};
        LogLines log = new LogLines(Containers.stream(new ByteArrayInputStream(huge), false), false);

        assertThat(log.next()).contains(out("a"));
        assertThatThrownBy(log::next)
                .isInstanceOf(DockerExecutionException.class)
                .hasMessage(
                        "The log of container users broke off: it ends within a frame. If the engine was stopped, start"
                                + " it and try again; else see its log.");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7})
    void doesNotTakeACutHeadForTheEnd(int length) {
        byte[] log = all(Containers.frame(1, "a\n"), new byte[length]);

        assertThatThrownBy(() -> lines(log)).hasMessageContaining("it ends within a frame");
    }

    @Test
    void refusesWhatIsNotInFrames() {
        assertThatThrownBy(() -> lines(bytes("<html>It works</html>"))).hasMessageContaining("it is not in frames");
    }

    @Test
    void repeatsAnErrorOfTheEngineAmongTheOutput() {
        byte[] log = all(Containers.frame(1, "a\n"), Containers.frame(3, "error grabbing logs:\n\u001b[2Jlost"));

        assertThatThrownBy(() -> lines(log))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(
                        "The log of container users ends with an error of the engine: error grabbing logs: ?[2Jlost."
                                + " See the engine's log.");
    }
}
