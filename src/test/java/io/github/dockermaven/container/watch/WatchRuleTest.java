package io.github.dockermaven.container.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.container.watch.WatchRule.Action;
import io.github.dockermaven.container.watch.WatchRule.Patterns;
import io.github.dockermaven.context.IgnoreRules;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchRuleTest {
    private static final Path WEB = Path.of("/shop/web").toAbsolutePath();

    private static WatchRule rule(Path path, String target, String ignore, String include) {
        return new WatchRule(
                "web",
                path,
                Action.SYNC,
                Optional.of(target),
                List.of(new Patterns(path, IgnoreRules.parse("", ignore))),
                Optional.of(include)
                        .filter(text -> !text.isEmpty())
                        .map(text -> new Patterns(path, IgnoreRules.parse("", text))),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    @ParameterizedTest
    @CsvSource({
        "index.html, '', '', true",
        "sub/a.css, '', '', true",
        "../web2/index.html, '', '', false",
        "sub/a.css, sub, '', false",
        "sub/a.css, '**/*.css', '', false",
        "sub/keep.css, '**/*.css\n!sub/keep.css', '', true",
        "sub/a.css, '', '**/*.css', true",
        "sub/a.html, '', '**/*.css', false",
        "sub/a.css, sub, '**/*.css', false"
    })
    void hasThePatternsOfItsFolder(String file, String ignore, String include, boolean matches) {
        assertThat(rule(WEB, "/www", ignore, include).matches(WEB.resolve(file).normalize()))
                .isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({"/www, /www/sub/a.css", "/www/, /www/sub/a.css", "www, /www/sub/a.css", "/, /sub/a.css"})
    void putsFilesBelowItsTarget(String target, String path) {
        assertThat(rule(WEB, target, "", "").targetOf(WEB.resolve("sub/a.css"))).isEqualTo(path);
    }

    @Test
    void aFileIsItsTargetItself() {
        Path file = WEB.resolve("app.conf");
        WatchRule rule = rule(file, "/etc/app/app.conf", "*.tmp", "");
        assertThat(rule.matches(file)).isTrue();
        assertThat(rule.matches(WEB.resolve("app.conf.bak"))).isFalse();
        assertThat(rule.targetOf(file)).isEqualTo("/etc/app/app.conf");
    }
}
