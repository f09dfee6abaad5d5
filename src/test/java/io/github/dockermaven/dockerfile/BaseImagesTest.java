package io.github.dockermaven.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseImagesTest {
    private static List<String> images(String text, Map<String, String> buildArgs, String target) {
        return DockerfileParser.parse("Dockerfile", text).baseImages(buildArgs, Optional.ofNullable(target)).stream()
                .map(base -> base.line() + " " + base.image()
                        + base.platform().map(platform -> " " + platform).orElse(""))
                .toList();
    }

    private static List<String> images(String text) {
        return images(text, Map.of(), null);
    }

    @Test
    void areWhatFromAndCopyAndMountsAndSyntaxName() {
        assertThat(images("""
                # syntax=docker/dockerfile:1
                FROM --platform=linux/arm64 maven:3 AS Build
                FROM jre:17
                COPY --from=BUILD /a /b
                COPY --from=0 /a /c
                COPY --from=tools:1 /a /b
                RUN --mount=type=bind,from=busybox,target=/x --mount=type=cache,target=/y true
                RUN --mount=from=build,target=/x --mount=type=bind,"from=other:2",target=/z true
                """))
                .containsExactly(
                        "1 docker/dockerfile:1",
                        "2 maven:3 linux/arm64",
                        "3 jre:17",
                        "6 tools:1",
                        "7 busybox",
                        "8 other:2");
    }

    @Test
    void comeOnlyFromStagesTheTargetNeeds() {
        String text = "FROM a AS one\nFROM b AS two\nFROM c AS three\nCOPY --from=two x y\nFROM d";
        assertThat(images(text)).containsExactly("5 d");
        assertThat(images(text, Map.of(), "three")).containsExactly("2 b", "3 c");
        assertThat(images(text, Map.of(), "ONE")).containsExactly("1 a");
        assertThat(images(text, Map.of(), "1")).containsExactly("2 b");
    }

    @Test
    void haveGlobalArgsExpanded() {
        String text = "ARG V=17\nARG NAME=jre:${V}\nARG UNSET\nFROM ${NAME}-slim${UNSET}\nARG V=18\nFROM $NAME";
        assertThat(images(text, Map.of(), "0")).containsExactly("4 jre:17-slim");
        assertThat(images(text, Map.of("V", "21"), null)).containsExactly("6 jre:21");
        assertThat(images("FROM --platform=$BUILDPLATFORM a", Map.of("BUILDPLATFORM", "linux/amd64"), null))
                .containsExactly("1 a linux/amd64");
        assertThat(images("FROM --platform=$BUILDPLATFORM a")).containsExactly("1 a");
    }

    @Test
    void areNeitherScratchNorStagesNorNamedTwice() {
        assertThat(images("FROM scratch\nCOPY --from=scratch a b")).isEmpty();
        assertThat(images("FROM a AS x\nFROM x AS y\nFROM y\nCOPY --from=a b c\nCOPY --from=a:latest b c"))
                .containsExactly("1 a");
        assertThat(images("FROM x\nFROM a AS x\nFROM x\nCOPY --from=0 a b")).containsExactly("1 x", "2 a");
    }

    @Test
    void areNeededByTriggersOfTheBaseStage() {
        assertThat(images("FROM a AS x\nONBUILD COPY --from=b c d\nFROM x")).containsExactly("1 a", "2 b");
        assertThat(images("FROM a AS x\nONBUILD COPY --from=b c d")).containsExactly("1 a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "FROM $X | Dockerfile:1: FROM $X names no image, because its variables have no value.",
                "FROM ${X:?needed} | Dockerfile:1: in '${X:?needed}' X: needed. Give X a value.",
                "FROM UPPER/Case:tag | Dockerfile:1: Image name",
                "^FROM a\nCOPY --from=2 x y^ | Dockerfile:2: there is no stage 2 for COPY --from. The stages have the numbers 0 to 0.",
                "^FROM a\nCOPY --from=$X x y^ | Dockerfile:2: COPY --from=$X has a variable",
                "^FROM a\nRUN --mount=from=$X,target=/x true^ | Dockerfile:2: RUN --mount=from=$X has a variable"
            })
    void failWithPlaceAndFix(String text, String message) {
        assertThatThrownBy(() -> images(text)).hasMessageStartingWith(message);
    }

    @Test
    void needATargetThatIsThere() {
        assertThatThrownBy(() -> images("FROM a AS b\nFROM c AS d", Map.of(), "e"))
                .hasMessage("Dockerfile has no stage 'e', the target of the build. It has b, d.");
    }

    private static Optional<String> targetName(String text, String target) {
        return DockerfileParser.parse("Dockerfile", text).targetName(Optional.ofNullable(target));
    }

    @Test
    void knowTheNameOfATarget() {
        String text = "FROM a AS one\nFROM b\nFROM c AS Three\nFROM d";
        assertThat(targetName(text, null)).isEmpty();
        assertThat(targetName(text, "three")).contains("three");
        assertThat(targetName(text, "ONE")).contains("ONE");
        assertThat(targetName(text, "0")).contains("one");
        assertThat(targetName(text, "2")).contains("three");
        assertThat(targetName(text, "3")).isEmpty();
    }

    @Test
    void refuseATargetThatBuildersHaveNoNameFor() {
        assertThatThrownBy(() -> targetName("FROM a\nFROM b AS last", "0"))
                .hasMessage("Dockerfile:1: stage 0, the target of the build, has no name of its own, and builders know"
                        + " stages by their names only. Write FROM a AS <name>, and name that.");
        assertThatThrownBy(() -> targetName("FROM a AS x\nFROM b AS x\nFROM c", "0"))
                .hasMessageContaining("has no name of its own");
        assertThatThrownBy(() -> targetName("FROM a\nFROM b", "2")).hasMessageContaining("has no stage '2'");
    }

    @Test
    void dependOnThePlatformsThatFromNames() {
        String text = """
                ARG SUFFIX=${TARGETARCH:-none}
                ARG BUILDOS
                FROM --platform=$BUILDPLATFORM a AS x
                ARG TARGETVARIANT
                RUN echo $TARGETPLATFORM
                FROM b-$TARGETOSX-$TARGETOS
                """;
        assertThat(DockerfileParser.parse("Dockerfile", text).platformVariables())
                .containsExactly("BUILDPLATFORM", "TARGETARCH", "TARGETOS");
        assertThat(images(
                        "FROM a AS for-arm64\nFROM b AS for-amd64\nFROM for-$TARGETARCH",
                        Map.of("TARGETARCH", "arm64"),
                        null))
                .containsExactly("1 a");
    }
}
