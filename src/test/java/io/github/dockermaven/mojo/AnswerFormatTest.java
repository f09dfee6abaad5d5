package io.github.dockermaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerFailureException;
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
}
