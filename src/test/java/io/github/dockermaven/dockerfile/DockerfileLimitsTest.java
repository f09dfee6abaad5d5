package io.github.dockermaven.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerFailureException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

/** The limits of a Dockerfile: none decides the depth of the call stack, or the plugin's memory and time. */
class DockerfileLimitsTest {
    private static AbstractThrowableAssert<?, ? extends Throwable> refused(String text) {
        return assertThatThrownBy(() -> {
                    Dockerfile dockerfile = DockerfileParser.parse("Dockerfile", text);
                    dockerfile.baseImages(Map.of(), Optional.empty());
                })
                .isInstanceOf(DockerFailureException.class);
    }

    private static String chain(int stages) {
        StringBuilder text = new StringBuilder("FROM scratch AS s0\n");
        for (int i = 1; i < stages; i++) {
            text.append("FROM s")
                    .append(i - 1)
                    .append(" AS s")
                    .append(i)
                    .append("\nENV v")
                    .append(i)
                    .append("=x\n");
        }
        return text + "COPY ${v1}${nothing}.jar /\n";
    }

    @Test
    void aThousandStagesThatAreFromOneAnother() {
        Dockerfile dockerfile = DockerfileParser.parse("Dockerfile", chain(1_000));
        assertThat(dockerfile.baseImages(Map.of(), Optional.empty())).isEmpty();
        assertThat(dockerfile.contextSources(Map.of(), Optional.empty()))
                .extracting(ContextSource::pattern)
                .containsExactly("x.jar");
        assertThat(dockerfile.baseStage(dockerfile.stages().get(999), Map.of()))
                .hasValueSatisfying(stage -> assertThat(stage.index()).isEqualTo(998));
        refused(chain(1_001)).hasMessage("Dockerfile:2000: there are more than 1000 stages. Write fewer.");
    }

    @Test
    void manyInstructions() {
        refused("FROM scratch\n" + "USER 1\n".repeat(10_000))
                .hasMessage("Dockerfile:10001: there are more than 10000 instructions. Write fewer.");
    }

    @Test
    void manyInstructionsByTriggers() {
        refused("FROM a AS b\n" + "ONBUILD USER 1\n".repeat(5_000) + "FROM b AS c\nFROM b\nCOPY --from=c /a /a\n")
                .hasMessage("Dockerfile:5002: with the instructions of ONBUILD, the build has more than 10000"
                        + " instructions. Write fewer.");
    }

    @Test
    void triggersOfTriggers() {
        refused("FROM a\n" + "ONBUILD ".repeat(8_000) + "USER 1\n")
                .hasMessage("Dockerfile:2: ONBUILD cannot store ONBUILD for later. Remove the line.");
    }

    @Test
    void nestedVariables() {
        refused("FROM " + "${a:-".repeat(8_000) + "b" + "}".repeat(8_000) + "\n")
                .hasMessageStartingWith("Dockerfile:1: in '${a:-${a:-")
                .hasMessageEndingWith("…' variables are nested more than 30 deep.");
        Dockerfile dockerfile =
                DockerfileParser.parse("Dockerfile", "FROM " + "${a:-".repeat(30) + "b" + "}".repeat(30) + "\n");
        assertThat(dockerfile.baseImages(Map.of(), Optional.empty()).get(0).image())
                .hasToString("b");
    }

    @Test
    void valuesThatDouble() {
        StringBuilder text = new StringBuilder("ARG v0=0123456789\n");
        for (int i = 1; i < 64; i++) {
            text.append("ARG v%d=$v%d$v%d\n".formatted(i, i - 1, i - 1));
        }
        refused(text + "FROM scratch\n")
                .hasMessageStartingWith("Dockerfile:")
                .hasMessageEndingWith(": the values of the variables up to here are too long, a million characters in"
                        + " all, or are compared with patterns that are too long. Write shorter ones.");
        Dockerfile dockerfile = DockerfileParser.parse(
                "Dockerfile", "FROM scratch\n" + text.toString().replace("ARG", "ENV") + "COPY $v63 /\nCOPY b /\n");
        assertThat(dockerfile.contextSources(Map.of(), Optional.empty()))
                .as("what is left to the build")
                .extracting(ContextSource::pattern)
                .containsExactly("b");
    }

    @Test
    void patternsOfVariables() {
        Variables variables = new Variables(Map.of("a", "a".repeat(60_000), "s", "x-y-z"), '\\');
        assertThat(variables.expand("${a#" + "*a".repeat(100) + "b}")).hasSize(60_000);
        assertThat(variables.expand("${s//-/.}")).isEqualTo("x.y.z");
        assertThat(variables.expand("${s/*-/.}")).isEqualTo(".z");
        assertThat(variables.expand("${s/-?/.}")).isEqualTo("x.-z");
        assertThat(variables.expand("${s//*/r}")).as("as Go does it").isEqualTo("r");
        assertThat(variables.expand("${s#*-}${s##*-}${s%-*}${s%%-*}")).isEqualTo("y-zzx-yx");
        assertThatThrownBy(() -> variables.expand("${a#" + "*a".repeat(1_000) + "b}"))
                .isInstanceOf(DockerFailureException.class);
    }

    @Test
    void directivesAndHereDocumentsWithManyBlanks() {
        String blanks = " ".repeat(25_000);
        Dockerfile dockerfile = DockerfileParser.parse(
                "Dockerfile",
                "# syntax=a" + blanks + "b" + blanks + "\n# escape = `  \nFROM scratch\nRUN <<E\n" + "\r".repeat(60_000)
                        + "x\nE\n");
        assertThat(dockerfile.syntax()).isEqualTo("a");
        assertThat(dockerfile.escape()).isEqualTo('`');
    }

    @Test
    void manyNamesOfFolders() {
        StringBuilder text = new StringBuilder("FROM scratch\nCOPY a /\n# build-context ");
        for (int i = 1; i < 100; i++) {
            text.append("build-context-").append(i).append(' ');
        }
        Dockerfile dockerfile = DockerfileParser.parse("Dockerfile", text.toString());
        assertThat(ContextStage.of(dockerfile, text.toString().getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }
}
