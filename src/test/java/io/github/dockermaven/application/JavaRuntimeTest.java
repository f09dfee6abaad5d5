package io.github.dockermaven.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerFailureException;
import java.util.List;
import org.junit.jupiter.api.Test;

class JavaRuntimeTest {
    @Test
    void isNothingThatWasGiven() {
        assertThat(JavaRuntime.parse(null, null)).isNull();
    }

    @Test
    void isTheBaseImagesOrLinked() {
        assertThat(JavaRuntime.parse("image", null).linked()).isFalse();
        assertThat(JavaRuntime.parse("JLink", List.of("java.sql", " jdk.net")))
                .isEqualTo(new JavaRuntime(true, List.of("java.sql", "jdk.net")));
    }

    @Test
    void namesTheParametersThatWereGiven() {
        assertThat(JavaRuntime.parse("jlink", List.of()).given()).containsExactly("runtime");
        assertThat(JavaRuntime.parse("jlink", List.of("java.sql")).given()).containsExactly("runtime", "modules");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> JavaRuntime.parse("foo", null))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("runtime 'foo' is not known. Write one of image, jlink.");
    }

    @Test
    void refusesModulesOfABaseImage() {
        String message =
                "modules java.sql, jdk.net have no effect on the Java of a base image. Remove docker.modules, or"
                        + " set docker.runtime to jlink.";

        assertThatThrownBy(() -> JavaRuntime.parse(null, List.of("java.sql", "jdk.net")))
                .hasMessage(message);
        assertThatThrownBy(() -> JavaRuntime.parse("image", List.of("java.sql", "jdk.net")))
                .hasMessage(message);
    }
}
