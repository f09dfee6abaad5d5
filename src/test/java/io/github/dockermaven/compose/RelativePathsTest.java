package io.github.dockermaven.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelativePathsTest {
    private final RelativePaths paths = new RelativePaths(Path.of("/shop"), Optional.of("/home/anna"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "build: {context: src}|build: {context: /shop/src}",
                "build: {context: ../src/.}|build: {context: /src}",
                "build: {target: t}|build: {target: t, context: /shop}",
                "build: {context: \"https://example.org/a.git\"}|build: {context: \"https://example.org/a.git\"}",
                "build: {context: \"git@example.org:a\"}|build: {context: \"git@example.org:a\"}",
                "build: {context: /a, additional_contexts: {b: b, i: \"docker-image://i\", s: \"service:s\"}}|build: {context: /a, additional_contexts: {b: /shop/b, i: \"docker-image://i\", s: \"service:s\"}}",
                "build: {context: /a, ssh: {k: ~/.ssh/k}}|build: {context: /a, ssh: {k: /home/anna/.ssh/k}}",
                "build: {context: /a, dockerfile: d/Dockerfile}|build: {context: /a, dockerfile: d/Dockerfile}",
                "env_file: [{path: a.env}]|env_file: [{path: /shop/a.env}]",
                "label_file: [a.txt]|label_file: [/shop/a.txt]",
                "extends: {file: a.yaml, service: x}|extends: {file: /shop/a.yaml, service: x}",
                "develop: {watch: [{path: none/src, target: /src}]}|develop: {watch: [{path: /shop/none/src, target: /src}]}",
                "volumes: [{type: bind, source: ~, target: /d}]|volumes: [{type: bind, source: ~, target: /d}]",
                "volumes: [{type: bind, source: \"~\", target: /d}]|volumes: [{type: bind, source: /home/anna, target: /d}]",
                "volumes: [{type: bind, source: \"C:\\\\d\", target: /d}]|volumes: [{type: bind, source: \"C:\\\\d\", target: /d}]",
                "volumes: [{type: volume, source: d, target: /d}]|volumes: [{type: volume, source: d, target: /d}]",
                "working_dir: a|working_dir: a",
            })
    void makesAServicesPathsAbsolute(String written, String absolute) {
        assertThat(applied("services: {web: {" + written + "}}"))
                .isEqualTo(Models.plain(Models.of("services: {web: {" + absolute + "}}")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "configs: {c: {file: a}}|configs: {c: {file: /shop/a}}",
                "secrets: {s: {file: ./a}}|secrets: {s: {file: /shop/a}}",
                "volumes: {v: {driver: local, driver_opts: {o: bind, device: d}}}|volumes: {v: {driver: local, driver_opts: {o: bind, device: /shop/d}}}",
                "volumes: {v: {driver: local, driver_opts: {o: addr=a, device: d}}}|volumes: {v: {driver: local, driver_opts: {o: addr=a, device: d}}}",
                "volumes: {v: null}|volumes: {v: null}",
            })
    void makesOtherPathsAbsolute(String written, String absolute) {
        assertThat(applied(written)).isEqualTo(Models.plain(Models.of(absolute)));
    }

    @Test
    void looksThroughTheSymbolicLinkOfAWatchedPath(@TempDir Path temporary) throws IOException {
        Path real = temporary.toRealPath();
        Files.createSymbolicLink(real.resolve("link"), Files.createDirectory(real.resolve("target")));
        YamlNode.Mapping model = Models.of("services: {web: {develop: {watch: [{path: link/src}]}}}");
        assertThat(Models.plain(new RelativePaths(real, Optional.empty()).apply(model))
                        .toString())
                .contains("path=" + real.resolve("target/src"));
    }

    private Object applied(String yaml) {
        return Models.plain(paths.apply(Models.of(yaml)));
    }
}
