package io.github.dockermaven.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTextTest {
    private static final String FORGED = "x\u001b]0;T\u0007\r\n[INFO] BUILD SUCCESS\u009b2J\u2028\u202e\b";

    @Test
    void quotesWithoutControls() {
        assertThat(PrintableText.quote(FORGED)).isEqualTo("x?]0;T???[INFO] BUILD SUCCESS?2J???");
        assertThat(PrintableText.quote("a".repeat(300))).hasSize(200).endsWith("a…");
    }

    @Test
    void writesOneLine() {
        assertThat(PrintableText.line(FORGED)).isEqualTo("x?]0;T? [INFO] BUILD SUCCESS?2J???");
        assertThat(PrintableText.line("a\tb\n\nc")).isEqualTo("a\tb c");
        assertThat(PrintableText.line("a".repeat(20_000))).hasSize(10_000).endsWith("a…");
    }

    @Test
    void leavesLinesInAnError() {
        assertThat(new DockerFailureException("one\r\ntwo\n\tthree\u001b[2J\rfour"))
                .hasMessage("one\r\ntwo\n\tthree?[2J?four");
        assertThat(new DockerExecutionException(null, null)).hasMessage(null);
    }
}
