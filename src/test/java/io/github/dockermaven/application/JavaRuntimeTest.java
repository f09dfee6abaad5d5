package io.github.dockermaven.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerFailureException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JavaRuntimeTest {
    @Test
    void isNothingThatWasGiven() {
        assertThat(JavaRuntime.parse(Optional.empty(), List.of())).isEmpty();
    }

    @Test
    void isTheBaseImagesOrLinked() {
        assertThat(JavaRuntime.parse(Optional.of("image"), List.of())
                        .orElseThrow()
                        .linked())
                .isFalse();
        assertThat(JavaRuntime.parse(Optional.of("JLink"), List.of("java.sql", " jdk.net")))
                .contains(new JavaRuntime(true, List.of("java.sql", "jdk.net")));
    }

    @Test
    void namesTheParametersThatWereGiven() {
        assertThat(JavaRuntime.parse(Optional.of("jlink"), List.of())
                        .orElseThrow()
                        .given())
                .containsExactly("runtime");
        assertThat(JavaRuntime.parse(Optional.of("jlink"), List.of("java.sql"))
                        .orElseThrow()
                        .given())
                .containsExactly("runtime", "modules");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> JavaRuntime.parse(Optional.of("foo"), List.of()))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("runtime 'foo' is not known. Write one of image, jlink.");
    }

    @Test
    void refusesModulesOfABaseImage() {
        String message =
                "modules java.sql, jdk.net have no effect on the Java of a base image. Remove docker.modules, or"
                        + " set docker.runtime to jlink.";

        assertThatThrownBy(() -> JavaRuntime.parse(Optional.empty(), List.of("java.sql", "jdk.net")))
                .hasMessage(message);
        assertThatThrownBy(() -> JavaRuntime.parse(Optional.of("image"), List.of("java.sql", "jdk.net")))
                .hasMessage(message);
    }
}
