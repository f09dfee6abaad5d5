package io.github.dockermaven.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WildcardTest {
    @ParameterizedTest(name = "{0} matches {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "abc | abc | true",
                "* | abc | true",
                "*c | abc | true",
                "a* | a | true",
                "a* | ab/c | false",
                "a*/b | abc/b | true",
                "a*b*c*d*e*/f | axbxcxdxe/f | true",
                "a*b?c*x | abxbbxdbxebxczzx | true",
                "a*b?c*x | abxbbxdbxebxczzy | false",
                "ab[c] | abc | true",
                "ab[b-d] | abc | true",
                "ab[e-g] | abc | false",
                "ab[^c] | abc | false",
                "ab[^e-g] | abc | true",
                "a\\*b | a*b | true",
                "a\\*b | ab | false",
                "a?b | aüb | true",
                "a[^a]b | a😀b | true",
                "a???b | aüb | false",
                "a?b | a/b | false",
                "a*b | a/b | false",
                "[\\]a] | ] | true",
                "[\\-] | - | true",
                "[x\\-] | z | false",
                "[*] | * | true",
                "[[] | [ | true",
                "[?]x | ?x | true",
                "*x | xxx | true",
                "** | a/b | false",
                "a[/]b | a/b | true"
            })
    void matchesAsGoDoes(String pattern, String text, boolean matches) {
        assertThat(new Wildcard(pattern).matches(text)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]a]", "[-]", "[x-]", "[-x]", "a[", "[", "[^", "[^bc", "\\", "[a-b-c]", "[a-\\", "[\\"})
    void reportsMistakes(String pattern) {
        assertThatThrownBy(() -> new Wildcard(pattern).matches("a")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"a*,true", "a\\*,false", "a\\\\*,true", "[,true", "?,true", "a\\,false", "],false"})
    void isInWhatDockerTakesForOne(String text, boolean isIn) {
        assertThat(Wildcard.isIn(text)).isEqualTo(isIn);
    }
}
