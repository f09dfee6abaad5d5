package io.github.dockermaven.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageNameFilterTest {
    private static boolean matches(String filter, String name) {
        return ImageNameFilter.parse("loadNamePattern", filter).matches(name);
    }

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource({
        "users:1, users:1",
        "users:*, users:1.0",
        "*:*, users:1.0",
        "u?ers:1.?, users:1.0",
        "shop/*:1, shop/users:1",
        "*/*:1, company.local:5000/users:1",
        "**:1, company.local:5000/shop/users:1",
        "**/users:1, users:1",
        "**/users:1, company.local:5000/shop/users:1",
        "shop/**/users:*, shop/users:1",
        "shop/**/users:*, shop/a/b/users:1",
        "%ant[*:1], users:1",
        "%regex[users], shop/users:1",
        "%regex[^shop/.*:[0-9]+$], shop/users:12"
    })
    void matchesNames(String filter, String name) {
        assertThat(matches(filter, name)).isTrue();
    }

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource({
        "users, users:1",
        "users*, users:1",
        "*:1, shop/users:1",
        "**, users:1",
        "u?ers:1, u/ers:1",
        "**/users:1, shop/myusers:1",
        "a.b:1, axb:1",
        "%ant[*:1], users:2",
        "%regex[^users], shop/users:1"
    })
    void leavesOthers(String filter, String name) {
        assertThat(matches(filter, name)).isFalse();
    }

    @Test
    void showsItselfAsItWasGiven() {
        assertThat(ImageNameFilter.parse("loadNamePattern", "shop/*:1")).hasToString("shop/*:1");
    }

    @Test
    void rejectsAnExpressionThatIsNotValid() {
        assertThatThrownBy(() -> matches("%regex[users:(]", "users:1"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith("loadNamePattern: '%regex[users:(]' has no valid regular expression: ")
                .hasMessageEndingWith(". Correct it, or write a name with * for any letters.");
    }
}
