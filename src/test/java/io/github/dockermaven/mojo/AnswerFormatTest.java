package io.github.dockermaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.io.TestJvm;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;

class AnswerFormatTest {
    @Test
    void isReadInAnyCase() {
        assertThat(AnswerFormat.parse(" Json ")).isEqualTo(AnswerFormat.JSON);
        assertThat(AnswerFormat.parse("table")).isEqualTo(AnswerFormat.TABLE);
    }

    @Test
    void saysWhichThereAre() {
        assertThatThrownBy(() -> AnswerFormat.parse("yaml"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("docker.format 'yaml' is not known. Write table, or json for a program.");
    }

    @Test
    void knowsWhetherSomebodyStillReads() throws Exception {
        try (TestJvm goal = TestJvm.start(Following.class)) {
            assertThat(List.of(goal.line(), goal.line())).containsExactly("", "true");
            goal.endOutput();
            goal.endInput();
            assertThat(goal.exitCode()).as("nobody reads").isZero();
        }
    }

    static final class Following {
        public static void main(String[] args) throws IOException {
            Log log = new SystemStreamLog();
            System.out.println(AnswerFormat.TABLE.separate(log));
            System.in.read();
            System.exit(AnswerFormat.TABLE.separate(log) ? 1 : 0);
        }
    }
}
