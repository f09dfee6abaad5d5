package io.github.dockermaven.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContextSourcesTest {
    private static List<String> sources(String text, Map<String, String> buildArgs) {
        return DockerfileParser.parse("Dockerfile", text).contextSources(buildArgs, Optional.empty()).stream()
                .map(source -> source.line() + " " + source.keyword() + " " + source.pattern())
                .toList();
    }

    private static List<String> sources(String text) {
        return sources(text, Map.of());
    }

    @Test
    void areWhatCopyAndAddTakeFromTheContext() {
        assertThat(sources("""
                FROM a AS x
                COPY --from=b c d
                FROM x
                COPY --from=x one /
                COPY two* "three" /
                COPY ["fo ur","/"]
                ADD https://host/f git@host:x/y.git git://h/x five /
                COPY <<EOF six /
                text
                EOF
                COPY --parents a/**/b /
                """))
                .containsExactly("5 COPY two*", "5 COPY three", "6 COPY fo ur", "7 ADD five", "8 COPY six");
    }

    @Test
    void areExpandedIfTheStageHasTheValue() {
        String text = """
                ARG G=global
                FROM a
                ARG G
                ARG D=default
                ENV E=env$D F="$E"
                COPY $G ${D}.jar $E $F ${U:-x} x$PATH '$U' /
                ENV F=$E
                COPY $F /
                """;
        assertThat(sources(text))
                .containsExactly(
                        "6 COPY global", "6 COPY default.jar", "6 COPY envdefault", "6 COPY $U", "8 COPY envdefault");
        assertThat(sources(text, Map.of("D", "given"))).contains("6 COPY given.jar", "6 COPY envgiven");
    }

    @Test
    void areCertainWithoutABaseImage() {
        assertThat(sources("FROM scratch\nARG TARGETARCH\nCOPY a$U b$TARGETARCH c$PATH /"))
                .containsExactly("3 COPY a");
        assertThat(sources("FROM scratch\nARG TARGETARCH\nCOPY b$TARGETARCH /", Map.of("TARGETARCH", "arm64")))
                .containsExactly("3 COPY barm64");
    }

    @Test
    void knowTheVariablesOfTheBaseStage() {
        assertThat(sources("FROM a AS b\nENV E=1\nARG E=2\nENV U=$X\nFROM b\nCOPY f$E g$U /"))
                .containsExactly("6 COPY f1");
    }
}
