package io.github.dockermaven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** README.md, which is short: all else is on the site's pages. */
class ReadmeTest {
    private static final String README = Pages.read(Path.of("README.md"));

    @Test
    void isReadInAMinute() {
        assertThat(README.lines().count()).isLessThanOrEqualTo(150);
    }

    @Test
    void linksLeadSomewhere() {
        assertThat(Pages.matches(Pattern.compile("]\\(([^)#]+)"), README))
                .hasSizeGreaterThan(10)
                .allMatch(file -> Files.exists(Path.of(file)));
    }
}
