package io.github.dockermaven.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerFailureException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DockerfileFilterTest {
    private static final Map<String, String> PROPERTIES = Map.of("project.name", "a $1 \\ b", "PATH_X", "x");

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "none, LABEL n=${project.name} ${JAVA_HOME} $PATH_X, LABEL n=a $1 \\ b ${JAVA_HOME} $PATH_X",
                "${*}, ${PATH_X}${PATH_X}, xx",
                "true, ${PATH_X:-y} ${PATH_X}, ${PATH_X:-y} x",
                "@, RUN a@b ${PATH_X} @PATH_X@ @other@, RUN a@b ${PATH_X} x @other@",
                "[[*]], [[PATH_X]] [PATH_X], x [PATH_X]",
                "false, ${PATH_X}, ${PATH_X}"
            })
    void givesPropertiesTheirValues(String filter, String text, String filtered) {
        assertThat(DockerfileFilter.parse(filter).apply(text, PROPERTIES::get)).isEqualTo(filtered);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a*b*c", "*}", "${*", "*"})
    void mustBeginAndEnd(String filter) {
        assertThatThrownBy(() -> DockerfileFilter.parse(filter))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("<filter>" + filter + "</filter> is not known. Write what begins and ends a property with a"
                        + " star between, for example ${*}, or one character for both, such as @, or false.");
    }
}
