package io.github.dockermaven.container.attach;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class InterruptKeysTest {
    private static final long SECOND = 1_000_000_000L;

    private long now;
    private int ends;
    private InterruptKeys keys = keys("\3\3\3");

    private InterruptKeys keys(String typed) {
        return new InterruptKeys(
                new ByteArrayInputStream(typed.getBytes(StandardCharsets.US_ASCII)), () -> ends++, () -> now);
    }

    private void type() throws IOException {
        assertThat(keys.read()).isNotNegative();
    }

    private void show(String output) {
        keys.shown(output.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void endAProcessThatDoesNotHearCtrlC() throws IOException {
        type();
        show("^C");
        now += SECOND;
        assertThat(ends).isZero();
        type();
        assertThat(ends).isEqualTo(1);
    }

    @Test
    void leaveAProcessTheTimeToHearIt() throws IOException {
        type();
        now += SECOND / 2;
        type();
        assertThat(ends).isZero();
        now += SECOND / 2;
        type();
        assertThat(ends).isEqualTo(1);
    }

    @Test
    void leaveAProcessThatAnswers() throws IOException {
        type();
        show("^C\r\n/ # ");
        now += SECOND;
        type();
        show("^C");
        assertThat(ends).isZero();
    }

    @Test
    void leaveAProcessThatIsTypedTo() throws IOException {
        keys = keys("\3x\3");
        for (int i = 0; i < 3; i++) {
            type();
            now += SECOND;
        }
        assertThat(ends).isZero();
    }
}
