package io.github.dockermaven.container.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.engine.LogFrame.Source;
import io.github.dockermaven.engine.LogLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogOutputTest {
    private static final LogSource USERS = new LogSource("shop-users", "users");
    private static final LogSource DB = new LogSource("shop-db", "db");

    private static List<String> print(boolean coloured, String text) {
        List<String> lines = new ArrayList<>();
        LogOutput out = new LogOutput(List.of(USERS, DB), coloured, lines::add);
        out.print(USERS, new LogLine(Source.STDOUT, Optional.empty(), text));
        out.print(DB, new LogLine(Source.STDERR, Optional.empty(), text));
        return lines;
    }

    @Test
    void beginsEachLineWithTheAlias() {
        assertThat(print(false, "a")).containsExactly("users> a", "db>    a");
    }

    @Test
    void coloursTheAliasesOnATerminal() {
        assertThat(print(true, "a")).containsExactly("\u001b[36musers> \u001b[39ma", "\u001b[33mdb>    \u001b[39ma");
    }

    @ParameterizedTest
    @CsvSource({
        "'\u001b[31mred\u001b[0m', red",
        "'\u001b]0;title\u0007text', text",
        "'10%\r20%\r100%', 100%",
        "'a\u0008b\u009b2Jc', a?bc",
        "'a\tb', 'a\tb'"
    })
    void leavesNothingForTheTerminal(String text, String printed) {
        assertThat(print(false, text).get(0)).isEqualTo("users> " + printed);
    }

    @ParameterizedTest
    @CsvSource({"all, -1", "ALL, -1", "0, 0", "20, 20", "' 5 ', 5"})
    void readsTheNumberOfLines(String text, int lines) {
        assertThat(LogRequest.of(text, true).tail().orElse(-1)).isEqualTo(lines);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "ten", "1.5", "9999999999", ""})
    void refusesWhatIsNoNumberOfLines(String text) {
        assertThatThrownBy(() -> LogRequest.of(text, false))
                .hasMessage("docker.logs.tail '" + text
                        + "' is not a number of lines. Write a number from 0 to 999999999, or all.");
    }
}
