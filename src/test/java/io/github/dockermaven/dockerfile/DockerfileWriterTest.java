package io.github.dockermaven.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerFailureException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DockerfileWriterTest {
    private static final Variables NONE = new Variables(Map.of("HOME", "wrong"), '\\');

    private static Instruction reread(DockerfileWriter writer) {
        return DockerfileParser.parse("Dockerfile", "FROM scratch\n" + writer)
                .instructions()
                .get(1);
    }

    @Test
    void writesWhatPeopleWrite() {
        Map<String, String> env = new LinkedHashMap<>();
        env.put("JAVA_OPTS", "-Xmx256m -Da=b");
        env.put("PORT", "8080");
        assertThat(new DockerfileWriter()
                        .line(Keyword.FROM, "openjdk:17")
                        .line(Keyword.CMD, "")
                        .copy(List.of("--chown=1000:0"), List.of("target/user-service-1.0+x.jar"), "UserService.jar")
                        .exec(Keyword.ENTRYPOINT, List.of("java", "-jar", "UserService.jar"))
                        .pairs(Keyword.ENV, env)
                        .pairs(Keyword.LABEL, Map.of()))
                .hasToString("""
                        FROM openjdk:17
                        CMD
                        COPY --chown=1000:0 target/user-service-1.0+x.jar UserService.jar
                        ENTRYPOINT ["java","-jar","UserService.jar"]
                        ENV JAVA_OPTS="-Xmx256m -Da=b" \\
                            PORT=8080
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "\\",
                "a\\",
                "\\\\",
                "\"",
                "'",
                "it's \"q\"",
                "$HOME",
                "${HOME}",
                "$",
                "a\tb",
                "a\rb",
                "a\r",
                "#x",
                "--x",
                "ü€😀",
                "\u00a0x\u00a0",
                "a=b",
                "[\"x\"]",
                "<<EOF",
                "`",
                "a\\ b",
                "\\n",
                "\\$HOME",
                "<a> | b & (c);{d}",
                "!~*?^%"
            })
    void readsBackEveryValue(String value) {
        Map<String, String> pairs = new LinkedHashMap<>();
        pairs.put("A", value);
        pairs.put("--B", "x");
        if (!value.isEmpty() && value.indexOf('=') < 0) {
            pairs.put(value, value);
        }
        for (Keyword keyword : List.of(Keyword.ENV, Keyword.LABEL)) {
            Map<String, String> read = new LinkedHashMap<>();
            reread(new DockerfileWriter().pairs(keyword, pairs))
                    .pairs()
                    .forEach(pair -> read.put(NONE.expand(pair.key()), NONE.expand(pair.value())));
            assertThat(read).isEqualTo(pairs);
        }
        List<String> words = List.of("x", value, "a\nb\0c");
        assertThat(reread(new DockerfileWriter().exec(Keyword.CMD, words)).words())
                .isEqualTo(words);
    }

    @Test
    void expandsNothingInVolumes() {
        Instruction volume = reread(new DockerfileWriter().exec(Keyword.VOLUME, List.of("/a b", "/$HOME\\")));
        assertThat(volume.words()).extracting(NONE::expand).containsExactly("/a b", "/$HOME\\");
    }

    @ParameterizedTest
    @CsvSource({"'a=b',x,has no '='", "'',x,is not empty", "A,'x\ny',has a line break", "'A\nB',x,has a line break"})
    void refusesWhatADockerfileCannotSay(String key, String value, String message) {
        assertThatThrownBy(() -> new DockerfileWriter().pairs(Keyword.ENV, Map.of(key, value)))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith("ENV '" + key.replace("\n", "\\n") + "' cannot be written")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\\", "a \\  ", "a\u2028\\", "a\\\r", "a\\\u0085", "cat <<EOF", "cat 3<<-'x'"})
    void refusesArgumentsThatAreNotOneLine(String arguments) {
        assertThatThrownBy(() -> new DockerfileWriter().line(Keyword.RUN, arguments))
                .isInstanceOf(DockerFailureException.class);
    }

    @Nested
    class Copy {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '^',
                value = {
                    "a.jar | COPY a.jar /x/", "a b | COPY [\"a b\",\"/x/\"]", "d*/a?[ | COPY d[*]/a[?][[] /x/",
                    "a\\b | COPY a\\\\b /x/", "d\\e/a\\* | COPY d\\\\e/a\\\\\\\\[*] /x/", "$HOME | COPY \\$HOME /x/",
                    "--from | COPY ./--from /x/", "<<EOF | COPY [\"./<<EOF\",\"/x/\"]", "a'\" | COPY a\\'\\\" /x/",
                    "https://x | COPY ./https://x /x/", "git@h:x | COPY ./git@h:x /x/", "[x] | COPY [[]x] /x/"
                })
        void meansItsSourcesThemselves(String source, String line) {
            assertThat(new DockerfileWriter()
                            .copy(List.of(), List.of(source), "/x/")
                            .toString()
                            .strip())
                    .isEqualTo(line);
        }

        @Test
        void isReadBack() {
            Instruction copy = reread(new DockerfileWriter().copy(List.of(), List.of("a\nb", "$c", "d\\"), "/e $f\\"));
            assertThat(copy.words()).extracting(NONE::expand).containsExactly("a\nb", "$c", "d\\", "/e $f\\");
        }
    }
}
