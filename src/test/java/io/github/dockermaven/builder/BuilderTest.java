package io.github.dockermaven.builder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BuilderTest {
    @ParameterizedTest
    @EnumSource
    void isReadAsItIsWritten(Builder builder) {
        assertThat(Builder.parse(builder.toString())).isEqualTo(builder);
        assertThat(Builder.parse(builder.name())).isEqualTo(builder);
    }

    @Test
    void reportsTheKnownOnes() {
        assertThatThrownBy(() -> Builder.parse("kaniko"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("docker.builder 'kaniko' is not known. Write one of auto, engine, embedded.");
    }
}
