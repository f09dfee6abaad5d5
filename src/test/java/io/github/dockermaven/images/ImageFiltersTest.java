package io.github.dockermaven.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource({
        "dangling=TRUE, dangling, true",
        "dangling=1, dangling, true",
        "dangling= False, dangling, false",
        "dangling=0, dangling, false",
        "before=shop/users, before, shop/users:latest",
        "since=D551F2194123, since, d551f2194123"
    })
    void readValuesForEveryEngine(String filter, String name, String value) {
        assertThat(ImageFilters.parse(List.of(), List.of(filter)).values()).isEqualTo(Map.of(name, List.of(value)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dangling=yes | docker.images.filter 'dangling=yes' is neither true nor false. Write dangling=true for the"
                        + " images without a name, dangling=false for the others.",
                "dangling= | docker.images.filter 'dangling=' is neither true nor false. Write dangling=true for the images"
                        + " without a name, dangling=false for the others.",
                "label= | docker.images.filter 'label=' has no label. Write label=team or label=team=users.",
                "label==x | docker.images.filter 'label==x' has no label. Write label=team or label=team=users.",
                "reference= | docker.images.filter 'reference=' has no pattern. Write reference=shop/*.",
                "before= | The image name is empty. Write it as [registry/]name[:tag].",
                "since=Users | Image name 'Users' is not valid: 'Users' may only have lower case letters and digits, with '.',"
                        + " '_', '__' or '-' between them. For example 'users'."
            })
    void refuseValuesThatTheyCannotHave(String filter, String message) {
        assertThatThrownBy(() -> ImageFilters.parse(List.of(), List.of(filter))).hasMessage(message);
    }

    @Test
    void haveNoImageThatIsBoth() {
        assertThatThrownBy(() -> ImageFilters.parse(List.of(), List.of("dangling=true", "dangling=0")))
                .hasMessage("docker.images.filter has dangling=true and dangling=false: no image is both. Remove one of"
                        + " them.");
    }
}
