package io.github.dockermaven.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApplicationLayoutTest {
    @ParameterizedTest
    @CsvSource({"jar, JAR", "layers, LAYERS", "Layers, LAYERS"})
    void isReadWithoutRegardToCase(String text, ApplicationLayout layout) {
        assertThat(ApplicationLayout.parse(text)).isEqualTo(layout);
    }

    @Test
    void listsThoseThatThereAre() {
        assertThatThrownBy(() -> ApplicationLayout.parse("exploded"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("layout 'exploded' is not known. Write one of jar, layers.");
    }
}
