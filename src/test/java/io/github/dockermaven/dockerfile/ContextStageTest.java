package io.github.dockermaven.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContextStageTest {
    private static final String STAGE = "FROM scratch AS build-context\nCOPY build-context /\n";

    private static Optional<ContextStage> of(String text) {
        Dockerfile dockerfile = DockerfileParser.parse("Dockerfile", text);
        return ContextStage.of(dockerfile, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String made(String text) {
        return of(text).orElseThrow().text();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "COPY . / | COPY --from=build-context . /",
                "copy --chown=1:2 $A/../*.jar b[0-9] /x/ | copy --from=build-context --chown=1:2 $A/../*.jar b[0-9] /x/",
                "COPY [\"a b\",\"/x/\"] | COPY --from=build-context [\"a b\",\"/x/\"]",
                "COPY --parents --exclude=*.md ./a/** /x/ | COPY --from=build-context --parents --exclude=*.md ./a/** /x/",
                "COPY --from=0 /a /b | COPY --from=1 /a /b",
                "COPY --from=busybox /a /b | COPY --from=busybox /a /b",
                "ADD a.tar /b /x/ | ADD build-context/a.tar build-context//b /x/",
                "ADD --chown=1:2 [\"a.tar\", \"/x $Y/\"] | ADD --chown=1:2 [\"build-context/a.tar\",\"/x $Y/\"]",
                "ADD https://a.org/b git@a.org:b c /x/ | ADD https://a.org/b git@a.org:b build-context/c /x/",
                "ADD https://a.org/$B /x | ADD https://a.org/$B /x",
                "RUN --mount=target=/x ls | RUN --mount=from=build-context,target=/x ls",
                "RUN --mount=type=BIND,source=a,target=/x,rw ls | RUN --mount=from=build-context,type=BIND,source=a,target=/x,rw ls",
                "RUN --mount=type=cache,target=/x --mount=type=bind,target=/y ls --mount=z | RUN --mount=type=cache,target=/x --mount=from=build-context,type=bind,target=/y ls --mount=z",
                "RUN --mount=type=bind,from=busybox,target=/x ls | RUN --mount=type=bind,from=busybox,target=/x ls",
                "ONBUILD COPY . / | ONBUILD COPY . /",
                "CMD [\"a\"] | CMD [\"a\"]"
            })
    void takesFromTheStage(String original, String expected) {
        String text = "# syntax=docker/dockerfile:1\nARG A=1\nFROM scratch\n" + original + "\n";

        assertThat(made(text))
                .isEqualTo("# syntax=docker/dockerfile:1\nARG A=1\n" + STAGE + "FROM scratch\n" + expected + "\n");
    }

    @Test
    void keepsContinuationLinesCommentsAndLineEnds() {
        assertThat(made("FROM scratch\r\nCOPY \\\r\n # from where\r\n  a b \\\r\n  /x/\r\nADD a \\\n  /x\nUSER 1"))
                .isEqualTo(
                        STAGE + "FROM scratch\r\nCOPY --from=build-context \\\r\n # from where\r\n  a b \\\r\n  /x/\r\n"
                                + "ADD build-context/a /x\n\nUSER 1");
        assertThat(of("FROM scratch\nRUN \\\n # --mount=type=bind,target=/y\n --mount=target=/x ls"))
                .isEmpty();
    }

    @Test
    void takesANameThatTheDockerfileDoesNotHave() {
        assertThat(made("FROM scratch AS Build-Context\nCOPY build-context-1 /\n"))
                .contains("FROM scratch AS build-context-2\n", "COPY --from=build-context-2 build-context-1 /");
    }

    @Test
    void leavesHereDocumentsAlone() {
        String text = "FROM scratch\nCOPY <<EOF /x\nCOPY . /\nEOF\n";

        assertThat(made(text)).isEqualTo(STAGE + text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FROM scratch\nADD $A /x",
                "FROM scratch\nADD ../a /x",
                "FROM scratch\nADD 'a' /x",
                "FROM scratch\nADD --exclude=b . /x",
                "FROM scratch\nCOPY a <<EOF /x/\nEOF\n",
                "FROM scratch AS a\nONBUILD COPY . /\nFROM A",
                "FROM scratch\nCO\\\nPY . /"
            })
    void isNotMadeWhereItsMeaningIsNotCertain(String text) {
        assertThat(of(text)).isEmpty();
    }

    @Test
    void isNeededOnlyForWhatTakesTheSource() {
        assertThat(mayTake("COPY a b /x/")).isFalse();
        assertThat(mayTake("COPY --from=busybox . /x/")).isFalse();
        assertThat(mayTake("RUN --mount=type=cache,target=/x ls")).isFalse();
        assertThat(mayTake("ADD hidden /x/")).isTrue();
        assertThat(mayTake("COPY $A /x/")).isTrue();
        assertThat(mayTake("COPY --parents a /x/")).isTrue();
        assertThat(mayTake("RUN --mount=target=/x ls")).isTrue();
    }

    private static boolean mayTake(String line) {
        return ContextStage.mayTake(DockerfileParser.parse("Dockerfile", "FROM a\n" + line), "hidden"::equals);
    }

    @Nested
    class Original {
        @ParameterizedTest(name = "{0}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "[build-context 1/1] COPY build-context / | ''",
                    "[stage-1 1/3] COPY --from=build-context --chown=1:2 . / | [1/3] COPY --chown=1:2 . /",
                    "[stage-1 2/3] RUN --mount=from=build-context,target=/x ls | [2/3] RUN --mount=target=/x ls",
                    "[stage-1 3/3] ADD build-context//a build-context/b /x/ | [3/3] ADD /a b /x/",
                    "[stage-1 3/3] done (1 s) | [3/3] done (1 s)",
                    "[build 1/2] COPY --from=1 /a /b | [build 1/2] COPY --from=0 /a /b",
                    "[build 1/2] RUN a --from=1 | [build 1/2] RUN a --from=1",
                    "failed: \"/a\": not found | failed: \"/a\": not found"
                })
        void hasTheWordsOfTheUsersDockerfile(String step, String expected) {
            assertThat(of("FROM scratch\nCOPY . /").orElseThrow().original(step))
                    .isEqualTo(expected);
        }

        @Test
        void countsTheStagesOfTheUsersDockerfile() {
            ContextStage stage = of("FROM scratch\nFROM scratch\nCOPY . /").orElseThrow();

            assertThat(stage.original("[stage-2 1/1] COPY --from=build-context . /"))
                    .isEqualTo("[stage-1 1/1] COPY . /");
        }
    }
}
