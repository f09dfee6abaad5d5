package io.github.dockermaven.container.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.container.attach.InputMode.Circumstances;
import io.github.dockermaven.container.attach.InputMode.Console;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputModeTest {
    private static final Console TERMINAL = new Console(true, true, true);
    private static final Console PIPED_OUT = new Console(false, false, true);
    private static final Console PIPED_IN = new Console(false, false, false);

    private static InputMode choose(Circumstances circumstances, Console console) {
        return InputMode.choose("docker.exec.interactive", circumstances, console);
    }

    /** Circumstances by the name of what is unusual in them. */
    private static Circumstances but(String what) {
        return new Circumstances(Optional.empty(), !what.equals("bound"), what.equals("-B"), what.equals("-T"));
    }

    private static Circumstances asked(boolean wanted, boolean isParallel) {
        return new Circumstances(Optional.of(wanted), true, false, isParallel);
    }

    @ParameterizedTest
    @CsvSource({"'', TERMINAL", "-B, NONE", "-T, NONE", "bound, NONE"})
    void isTheTerminalForAPersonAlone(String but, InputMode mode) {
        assertThat(choose(but(but), TERMINAL)).isEqualTo(mode);
    }

    @ParameterizedTest
    @CsvSource({"'', REDIRECTED", "-B, REDIRECTED", "-T, REDIRECTED", "bound, NONE"})
    void isWhatIsPipedInForAGoalThatIsCalledByHand(String but, InputMode mode) {
        assertThat(choose(but(but), PIPED_IN)).isEqualTo(mode);
    }

    @Test
    void neverWaitsForATerminalWhoseOutputIsPiped() {
        assertThat(choose(but(""), PIPED_OUT)).isEqualTo(InputMode.NONE);
    }

    @Test
    void isNothingWhereNobodyLooksOnAtATerminal() {
        assertThat(choose(but(""), new Console(true, false, true))).isEqualTo(InputMode.NONE);
    }

    @Test
    void isWhatTheUserAsksFor() {
        assertThat(choose(asked(true, false), new Console(true, false, true))).isEqualTo(InputMode.TERMINAL);
        assertThat(choose(asked(false, false), TERMINAL)).isEqualTo(InputMode.NONE);
        assertThat(choose(asked(false, false), PIPED_IN)).isEqualTo(InputMode.NONE);
    }

    @Test
    void needsATerminalThatIsAskedFor() {
        String rest = ". Call Maven in a terminal (not on Windows), without a pipe, or leave the property away: what is"
                + " piped in is passed on by itself.";
        assertThatThrownBy(() -> choose(asked(true, false), PIPED_IN))
                .hasMessage("docker.exec.interactive asks for a terminal, and standard input is none" + rest);
        assertThatThrownBy(() -> choose(asked(true, false), PIPED_OUT))
                .hasMessage("docker.exec.interactive asks for a terminal, and standard output is none" + rest);
    }

    @Test
    void hasNoTerminalToGiveToOneOfSeveralModules() {
        assertThatThrownBy(() -> choose(asked(true, true), TERMINAL))
                .hasMessage(
                        "docker.exec.interactive asks for the terminal, and with -T several modules are built at the"
                                + " same time, whose lines would go to the same terminal. Call the goal without -T, or with -T"
                                + " 1.");
    }
}
