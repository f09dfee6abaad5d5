package io.github.dockermaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineAssemblerTest {
    private final List<String> lines = new ArrayList<>();
    private final LineAssembler assembler = new LineAssembler(lines::add);

    @Test
    void joinsPiecesToLines() {
        assembler.append("one\ntw");
        assembler.append("o\n\nth");
        assembler.append("ree");
        assertThat(lines).containsExactly("one", "two", "");

        assembler.finish();
        assertThat(lines).endsWith("three");
    }

    @Test
    void dropsColoursAndKeepsTheLastStateOfAnOverwrittenLine() {
        assembler.append("\u001b[91merr\u001b[0m\r\n10%\r50%\r100%\n");
        assertThat(lines).containsExactly("err", "100%");
    }

    @Test
    void leavesNothingThatATerminalActsOn() {
        assembler.append(
                "\u001b]0;title\u0007a\u001b]8;;x\u001b\\b\u001bPq\u001b\\c\u001b[?25ld\u009b2Je\u001b(Bf\u001bcg\u0007\th\n");
        assertThat(lines).containsExactly("abcdefg?\th");
    }

    @Test
    void keepsTheLastTwentyLines() {
        IntStream.rangeClosed(1, 30).forEach(i -> assembler.append("line " + i + "\n"));
        assertThat(assembler.lastLines()).hasSize(20).startsWith("line 11").endsWith("line 30");
    }

    @Test
    void doesNotGrowWithALineThatNeverEnds() {
        IntStream.range(0, 100).forEach(i -> assembler.append("x".repeat(1000)));
        assertThat(lines).hasSizeGreaterThan(10);
    }
}
