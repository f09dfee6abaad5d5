package io.github.dockermaven.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerFailureException;
import org.junit.jupiter.api.Test;

class ContainerNameFilterTest {
    private static boolean matches(String filter, String name) {
        return ContainerNameFilter.parse("stopNamePattern", filter).matches(name);
    }

    @Test
    void matchesNamesWithWildcards() {
        assertThat(matches("test-*", "test-db")).isTrue();
        assertThat(matches("test-?", "test-db")).isFalse();
        assertThat(matches("test", "test-db")).isFalse();
        assertThat(matches("a.b", "axb")).isFalse();
    }

    @Test
    void matchesRegularExpressions() {
        assertThat(matches("%regex[test-[0-9]+]", "test-12")).isTrue();
        assertThat(matches("%regex[test-[0-9]{1,2}]", "test-12")).isTrue();
        assertThat(matches("%regex[test-[0-9]+]", "test-db")).isFalse();
    }

    @Test
    void takesSeveral() {
        assertThat(matches("web, test-*", "web")).isTrue();
        assertThat(matches("web,%regex[t[,e]st]", "test")).isTrue();
        assertThat(matches("", "web")).isFalse();
    }

    @Test
    void rejectsAnExpressionThatIsNotValid() {
        assertThatThrownBy(() -> matches("%regex[test-(]", "test"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith("stopNamePattern: '%regex[test-(]' has no valid regular expression: ");
    }
}
