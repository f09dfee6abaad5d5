package io.github.dockermaven.builder;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.context.BuildContext;
import io.github.dockermaven.context.IgnoreRules;
import io.github.dockermaven.dockerfile.ContextSource;
import io.github.dockermaven.dockerfile.Dockerfile;
import io.github.dockermaven.dockerfile.DockerfileParser;
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
        ContextSource source = dockerfile.contextSources(Map.of(), null).get(0);
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
}
