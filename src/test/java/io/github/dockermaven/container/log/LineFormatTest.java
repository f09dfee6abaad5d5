package io.github.dockermaven.container.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.container.LogColor;
import io.github.dockermaven.container.LogDate;
import io.github.dockermaven.container.LogPrefix;
import io.github.dockermaven.container.LogSettings;
import io.github.dockermaven.engine.LineBytes;
import io.github.dockermaven.engine.TestLines;
import io.github.dockermaven.error.DockerExecutionException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineFormatTest {
    private static final String TIME = "2026-11-30T11:40:42.619487051Z";

    private static LogSource source(String alias, LogSettings settings) {
        return new LogSource("shop-" + alias, alias, alias, "3f2a55e7c1d09", "shop/" + alias + ":1.0", settings);
    }

    private static LogSettings settings(String prefix, String date) {
        return new LogSettings(
                Optional.empty(),
                Optional.ofNullable(prefix).map(text -> LogPrefix.parse("prefix", text)),
                Optional.ofNullable(date).map(text -> LogDate.parse("date", text)),
                Optional.of(LogColor.RED),
                Optional.empty());
    }

    private static LogStyle style(boolean coloured, String forced, String byDefault, boolean timestamps) {
        return new LogStyle(
                coloured,
                StandardCharsets.UTF_8,
                Optional.ofNullable(forced).map(LogDate::new),
                Optional.ofNullable(byDefault).map(LogDate::new),
                timestamps);
    }

    private static String print(LogSettings settings, LogStyle style, LineBytes line) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new LineFormat(source("users", settings), style, 5, LogColor.CYAN).append(line, out);
        return out.toString(style.charset());
    }

    private static List<String> printTwo(boolean coloured, String text) {
        List<String> lines = new ArrayList<>();
        PrintedLogs out = new PrintedLogs(5, style(coloured, null, null, false), LogSink.of(lines::add));
        for (String alias : List.of("users", "db")) {
            LogSource source = source(alias, LogSettings.DEFAULT);
            out.add(source);
            out.print(source, TestLines.of(text));
        }
        return lines;
    }

    @Test
    void beginsEachLineWithTheAlias() {
        assertThat(printTwo(false, "a")).containsExactly("users> a", "db>    a");
    }

    @Test
    void coloursTheAliasesOnATerminal() {
        assertThat(printTwo(true, "a")).containsExactly("\u001b[33musers> \u001b[39ma", "\u001b[36mdb>    \u001b[39ma");
    }

    @ParameterizedTest
    @CsvSource({
        "'\u001b[31mred\u001b[0m', red",
        "'\u001b]0;title\u0007text', text",
        "'10%\r20%\r100%', 100%",
        "'a\u0008b\u009b2Jc', a?bc",
        "'a\u007fb', a?b",
        "'größer', größer",
        "'a\tb', 'a\tb'"
    })
    void leavesNothingForTheTerminal(String text, String printed) {
        assertThat(printTwo(false, text).get(0)).isEqualTo("users> " + printed);
    }

    @ParameterizedTest
    @CsvSource({"UTF-16BE", "ISO-8859-1", "US-ASCII"})
    void writesInTheEncodingOfTheTerminal(Charset charset) {
        LogStyle style = new LogStyle(false, charset, Optional.empty(), Optional.empty(), false);
        assertThat(print(LogSettings.DEFAULT, style, TestLines.of("aé")))
                .isEqualTo("users> a" + (charset.equals(StandardCharsets.US_ASCII) ? "?" : "é"));
    }

    @Test
    void beginsAsTheContainersSettingsSay() {
        assertThat(print(settings("%n|%c|%C|%-6a|%z", null), style(true, null, null, false), TestLines.of("a")))
                .isEqualTo("\u001b[31mshop/users:1.0|3f2a55|3f2a55e7c1d09|users |\u001b[39ma");
        assertThat(print(settings("TC\u001b[2J 100%", null), style(false, null, null, false), TestLines.of("a")))
                .isEqualTo("TC?[2J 100%a");
    }

    @Test
    void hasTheTimeOfTheEngine() {
        assertThat(print(settings(null, "ISO8601"), style(false, null, null, true), TestLines.withTime(TIME + " a")))
                .isEqualTo(TIME + " users> a");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"-, -, YYYY, yyyy", "-, ss, YYYY, ss", "HH, ss, YYYY, HH", "NONE, ss, YYYY, -"})
    void hasTheDateOfTheCommandLineElseOfTheContainerElseOfTheGoal(
            String forced, String own, String byDefault, String expected) {
        LineBytes line = TestLines.withTime(TIME + " a");
        String date = expected == null
                ? ""
                : DateTimeFormatter.ofPattern(expected)
                                .withZone(ZoneId.systemDefault())
                                .format(Instant.parse(TIME))
                        + " ";
        assertThat(print(settings(null, own), style(false, forced, byDefault, false), line))
                .isEqualTo(date + "users> a");
    }

    @Test
    void hasItsDateInGreyOnATerminal() {
        assertThat(print(settings("", "'at'"), style(true, null, null, false), TestLines.withTime(TIME + " a")))
                .isEqualTo("\u001b[90mat\u001b[39m \u001b[31m\u001b[39ma");
    }

    @Test
    void marksThePartsOfALineThatIsTooLong() {
        LineBytes line = TestLines.of("x".repeat((1 << 20) + 1));
        assertThat(print(LogSettings.DEFAULT, style(false, null, null, false), line))
                .startsWith("users> xxx")
                .endsWith("x [line continues]");
    }

    @Test
    void saysThatNobodyReadsTheOutput() {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        LogSink sink = LogSink.of(closed, "standard output is closed.");
        sink.line(new ByteArrayOutputStream());
        assertThatThrownBy(sink::flush)
                .isInstanceOf(DockerExecutionException.class)
                .hasMessage("standard output is closed.");
    }
}
