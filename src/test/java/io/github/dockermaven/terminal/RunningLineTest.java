package io.github.dockermaven.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunningLineTest {
    private static final String SUBJECT = "Pushing registry.example.com/team/user-service:1.0";

    private static RunningLine line(String subject) {
        return new RunningLine(subject, 0, line -> {});
    }

    private static long seconds(int seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }

    @Test
    void reportsPartSizeAndSpeedOfATransfer() {
        RunningLine push = line(SUBJECT);
        push.moved(20_000_000, 200_000_000);
        push.text(120, seconds(1));
        push.moved(60_000_000, 200_000_000);

        assertThat(push.text(120, seconds(3)))
                .isEqualTo(SUBJECT + "  [=======                   ]   30%  60.0 MB of 200.0 MB  20.0 MB/s");
    }

    @Test
    void leavesOutTheBarWhereThereIsNoRoomForOne() {
        RunningLine push = line(SUBJECT);
        push.moved(60_000_000, 200_000_000);

        assertThat(push.text(80, seconds(1))).isEqualTo(SUBJECT + "   30%  60.0 MB of 200.0 MB");
        assertThat(push.text(60, seconds(1))).isEqualTo("Pushing registry.example.com/t...   30%  60.0 MB of 200.0 MB");
    }

    @Test
    void leavesOutFiguresBeforeItCutsTheSubjectTooShort() {
        RunningLine push = line(SUBJECT);
        push.moved(60_000_000, 200_000_000);

        assertThat(push.text(40, seconds(1))).isEqualTo("Pushing registry.example.com/te...   30%");
    }

    @Test
    void reportsTheSizeAloneOfATransferWithoutEnd() {
        RunningLine context = line("Sending the build context");
        context.moved(1000, 0);

        assertThat(context.text(80, seconds(1))).isEqualTo("Sending the build context  1.0 kB");
    }

    @Test
    void doesNotGoBeyondTheWhole() {
        RunningLine push = line("Pushing a:1");
        push.moved(300, 200);

        assertThat(push.text(80, seconds(1))).endsWith("[=========================]  100%  300 B of 300 B");
    }

    @Test
    void reportsHowLongAStepRuns() {
        assertThat(line("[2/3] RUN make").text(80, seconds(83))).isEqualTo("[2/3] RUN make  1 min 23 s");
    }

    @Test
    void reportsAStateInPlaceOfTheTime() {
        RunningLine service = line("users");
        service.state("Up 3 minutes, 34.0 MB");

        assertThat(service.text(80, seconds(83))).isEqualTo("users  Up 3 minutes, 34.0 MB");
        assertThat(service.text(12, seconds(83))).hasSize(12);
    }

    @Test
    void reportsWhatAStepPrintedLast() {
        RunningLine step = line("[2/3] RUN make");
        step.printed("compiling");
        step.printed("  linking  ");
        step.printed("");

        assertThat(step.text(80, seconds(2))).isEqualTo("[2/3] RUN make  2.0 s  linking");
    }

    @Test
    void hasNothingInItThatMovesTheCursor() {
        RunningLine step = line("[2/3] RUN printf '\u001b[2J'");
        step.printed("\u001b]0;title\u0007\tone\rtwo\u009b2J\u202e\u2028");

        assertThat(step.text(80, seconds(2))).isEqualTo("[2/3] RUN printf '?[2J'  2.0 s  ?]0;title? one two?2J??");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 10, 24, 30, 40, 60, 79, 119, 500})
    void isNeverWiderThanTheTerminal(int columns) {
        RunningLine step = line(SUBJECT);
        step.printed("패키지 설정 중 ".repeat(50));
        RunningLine unknown = line(SUBJECT);
        unknown.moved(123_456_789, 0);
        RunningLine push = line("이미지 ".repeat(20));
        push.moved(123_456_789, 987_654_321);

        assertThat(Columns.of(step.text(columns, seconds(5)))).isLessThanOrEqualTo(columns);
        assertThat(Columns.of(unknown.text(columns, seconds(5)))).isLessThanOrEqualTo(columns);
        assertThat(Columns.of(push.text(columns, seconds(5)))).isLessThanOrEqualTo(columns);
    }
}
