package io.github.dockermaven.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFiltersTest {
    @Test
    void areThoseOfDocker() {
        assertThat(ImageFilters.parse(List.of("shop/*"), List.of("label=team=users", "label=vendor", "dangling=false"))
                        .values())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "reference", List.of("shop/*"),
                        "label", List.of("team=users", "vendor"),
                        "dangling", List.of("false")));
    }

    @Test
    void guessWhatWasMeant() {
        assertThatThrownBy(() -> ImageFilters.parse(List.of(), List.of("labels=team")))
                .hasMessage("docker.images.filter 'labels=team' is not known. Did you mean label=team?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop/*", "=x", "", "somethingelse=x"})
    void sayHowTheyAreWritten(String filter) {
        assertThatThrownBy(() -> ImageFilters.parse(List.of(), List.of(filter)))
                .hasMessage("docker.images.filter '" + filter + "' is not known. Write dangling=true, label=team=users,"
                        + " reference=shop/*, before=shop/users:1.0 or since=shop/users:1.0.");
    }
}
