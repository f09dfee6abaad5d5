package io.github.dockermaven.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageIdOrNameTest {
    @ParameterizedTest
    @CsvSource({
        "users, users:latest, users",
        "localhost:5000/users:1.0, localhost:5000/users:1.0, localhost:5000/users",
        "docker.io/library/users:1.0, users:1.0, users",
        // Without its tag, an engine would take it for the beginning of an id.
        "cafe, cafe:latest, cafe",
        "8888EA4569af, 8888ea4569af, 8888ea4569af",
        "sha256:8888ea4569aff528595e90e6936afeb2ab91bb0f46576cdfe47e03a8ca09c748, sha256:8888ea4569aff528595e90e6936afeb2ab91bb0f46576cdfe47e03a8ca09c748, sha256:8888ea4569aff528595e90e6936afeb2ab91bb0f46576cdfe47e03a8ca09c748",
    })
    void readsIdsAndNames(String given, String text, String repository) {
        ImageIdOrName image = ImageIdOrName.parse(given);

        assertThat(image.text()).isEqualTo(text);
        assertThat(image.repository()).isEqualTo(repository);
    }

    @Test
    void refusesWhatIsNeither() {
        assertThatThrownBy(() -> ImageIdOrName.parse("users:"))
                .hasMessageStartingWith("Image name 'users:' is not valid");
    }
}
