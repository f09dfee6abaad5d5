package io.github.dockermaven.container.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CopyLocationTest {
    @ParameterizedTest
    @CsvSource({"mysql:/var/log, mysql, /var/log", "mysql:log, mysql, log", "web:/a:b, web, /a:b", "web:-, web, -"})
    void isInAContainer(String text, String container, String path) {
        assertThat(CopyLocation.parse("docker.cp.from", text))
                .isEqualTo(new CopyLocation(Optional.of(container), path));
        assertThat(CopyLocation.parse("docker.cp.from", text).isStream()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"target/log", "./a:b", "/a:b", "a/b:c", "-", ".", "../x:y", ":/x"})
    void isOfThisMachine(String text) {
        assertThat(CopyLocation.parse("docker.cp.from", text)).isEqualTo(new CopyLocation(Optional.empty(), text));
        assertThat(CopyLocation.parse("docker.cp.from", text).isStream()).isEqualTo(text.equals("-"));
    }

    @Test
    void hasAPath() {
        assertThatThrownBy(() -> CopyLocation.parse("docker.cp.from", "mysql:"))
                .hasMessage("docker.cp.from 'mysql:' has no path. Write it after the colon, from the container's root:"
                        + " mysql:/var/log.");
    }
}
