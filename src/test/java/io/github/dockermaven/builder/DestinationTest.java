package io.github.dockermaven.builder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerFailureException;
import org.junit.jupiter.api.Test;

class DestinationTest {
    @Test
    void isReadInAnyCase() {
        assertThat(Destination.parse("Archive")).isEqualTo(Destination.ARCHIVE).hasToString("archive");
        assertThat(Destination.parse("engine")).isEqualTo(Destination.ENGINE);
    }

    @Test
    void saysWhichThereAre() {
        assertThatThrownBy(() -> Destination.parse("disk"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("docker.destination 'disk' is not known. Write one of engine, archive, registry.");
    }
}
