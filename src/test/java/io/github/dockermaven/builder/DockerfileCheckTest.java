package io.github.dockermaven.builder;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.context.BuildContext;
import io.github.dockermaven.context.IgnoreRules;
import io.github.dockermaven.dockerfile.ContextSource;
import io.github.dockermaven.dockerfile.Dockerfile;
import io.github.dockermaven.dockerfile.DockerfileParser;
import io.github.dockermaven.error.DockerFailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DockerfileCheckTest {
    @TempDir
    Path folder;

    private Optional<String> overwritten(String copy) throws IOException {
        Files.createDirectories(folder.resolve("target/more.jar"));
        for (String file : new String[] {"b-1.0.jar", "a-1.0.jar", "c.war"}) {
            Files.writeString(folder.resolve("target").resolve(file), file);
        }
        Dockerfile dockerfile = DockerfileParser.parse("Dockerfile", "FROM scratch\n" + copy + "\n");
        ContextSource source =
                dockerfile.contextSources(Map.of(), Optional.empty()).get(0);
        BuildContext context = BuildContext.of(folder, IgnoreRules.none(), null, new byte[0]);
        return new DockerfileCheck(dockerfile).overwritten(context, source);
    }

    @Test
    void warnsOfFilesThatReplaceOneAnother() throws IOException {
        assertThat(overwritten("COPY target/*.jar /app.jar"))
                .contains(
                        "Dockerfile:2: target/*.jar matches target/a-1.0.jar and target/b-1.0.jar. Unless /app.jar is a"
                                + " folder in the image, each replaces the one before, and only target/b-1.0.jar is left. Name the"
                                + " file that is meant, or end the destination with a slash.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COPY target/*.jar /app.jar/",
                "COPY target/*.jar /app",
                "COPY target/*.jar .",
                "COPY target/a*.jar /app.jar",
                "COPY target/*.war /app.war",
                "COPY target/*.jar ..",
                "COPY target/*.jar $unknown"
            })
    void warnsOfNothingElse(String copy) throws IOException {
        assertThat(overwritten(copy)).isEmpty();
    }

    private String missing(String text, Map<String, String> buildArgs) {
        Dockerfile dockerfile = DockerfileParser.parse("Dockerfile", text);
        BuildContext context = BuildContext.of(folder, IgnoreRules.none(), null, new byte[0]);
        try {
            new DockerfileCheck(dockerfile).sources(context, buildArgs, Optional.empty());
            return "";
        } catch (DockerFailureException e) {
            return e.getMessage();
        }
    }

    @Test
    void namesVariablesThatHaveNoValue() {
        String rest = " is not in the context " + folder + ". Create that file first, or correct the line.";

        assertThat(missing("ARG V=1\nFROM scratch\nCOPY target/x-${V}.jar /\n", Map.of()))
                .isEqualTo(
                        "Dockerfile:3: COPY source target/x-.jar (written as target/x-${V}.jar; V is not set: an ARG in this"
                                + " stage gives a value, its default or that of docker.buildArg.V; one before FROM does not)"
                                + rest);
        assertThat(missing("FROM scratch\nARG V\nCOPY target/x-$V$W.jar /\n", Map.of("V", "")))
                .startsWith("Dockerfile:3: COPY source target/x-.jar (written as target/x-$V$W.jar; W is not set: ")
                .endsWith("; V is empty)" + rest);
        assertThat(missing("FROM base\nARG V=2\nCOPY target/x-$V.jar /\n", Map.of()))
                .isEqualTo("Dockerfile:3: COPY source target/x-2.jar (written as target/x-$V.jar)" + rest);
        assertThat(missing("FROM base\nCOPY target/x.jar /\n", Map.of()))
                .isEqualTo("Dockerfile:2: COPY source target/x.jar" + rest);
    }

    @Test
    void saysThatFilesOfTheMachineAreNoneOfTheContext() {
        assertThat(missing("FROM base\nCOPY /etc/hosts /\n", Map.of()))
                .isEqualTo("Dockerfile:2: COPY source /etc/hosts is not in the context " + folder
                        + ". A path that begins with / is one in the context, not one of this machine: only what is in the"
                        + " context can be copied. Put the file there first, and write its path there.");
    }
}
