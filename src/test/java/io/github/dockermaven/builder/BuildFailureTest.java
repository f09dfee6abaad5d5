package io.github.dockermaven.builder;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.dockerfile.Dockerfile;
import io.github.dockermaven.dockerfile.DockerfileParser;
import io.github.dockermaven.engine.ImageBuildException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BuildFailureTest {
    private static final Dockerfile DOCKERFILE = DockerfileParser.parse("Dockerfile", """
            FROM base
            COPY a b
            RUN echo "one" \\
                && make
            COPY a b
            """);

    private static String describe(String message, String step, String... lastLines) {
        return BuildFailure.describe(
                        "users:1.0", DOCKERFILE, new ImageBuildException(message, step, List.of(lastLines)), List.of())
                .getMessage();
    }

    @Test
    void namesTheLineTheExitCodeAndTheLastOutput() {
        assertThat(describe(
                        "process \"/bin/sh -c echo\" did not complete successfully: exit code: 2",
                        "[3/4] RUN echo \"one\"     && make",
                        "make: no rule",
                        "stop"))
                .isEqualToNormalizingNewlines("""
                        Image users:1.0 cannot be built: Dockerfile:3: 'RUN echo "one"     && make' ended with exit code 2. \
                        Correct it; its last output is:
                            make: no rule
                            stop""");
    }

    @Test
    void knowsThatABuilderMayBeTooOldForALine() {
        assertThat(describe("dockerfile parse error line 3: unknown instruction: ECHO", ""))
                .isEqualTo("Image users:1.0 cannot be built: dockerfile parse error line 3: unknown instruction: ECHO."
                        + " Correct that line; if only newer builders know it, begin the Dockerfile with"
                        + " '# syntax=docker/dockerfile:1'.");
    }

    @Test
    void saysWhatToDoAboutTooManyLayers() {
        assertThat(describe("max depth exceeded", "[3/4] RUN echo one && make"))
                .isEqualTo(
                        "Image users:1.0 cannot be built: Dockerfile:3: 'RUN echo one && make': max depth exceeded. The image has"
                                + " more layers than the engine takes, with those of its base image at most 127. Join COPY and RUN"
                                + " lines: a line of COPY can have several sources, or a folder.");
        assertThat(BuildFailure.tooDeep("users:1.0", new IOException("max depth exceeded")))
                .hasMessageStartingWith(
                        "Image users:1.0 cannot be loaded: max depth exceeded. The image has more layers");
        assertThat(BuildFailure.isTooDeep(new IOException("disk full"))).isFalse();
    }

    @Test
    void readsTheClassicBuildersExitCode() {
        assertThat(describe(
                        "The command '/bin/sh -c make' returned a non-zero code: 127", "[3/4] RUN echo one && make"))
                .contains("Dockerfile:3: ")
                .contains("ended with exit code 127");
    }

    @Test
    void namesNoLineWhereSeveralCouldBeMeant() {
        assertThat(describe("failed to solve with frontend dockerfile.v0: not found", "[2/4] COPY a b"))
                .isEqualTo("Image users:1.0 cannot be built: 'COPY a b': not found. Correct that line, or the files"
                        + " that it takes from the context.");
    }

    @Test
    void repeatsTheEnginesWordsIfNoStepBegan() {
        assertThat(describe("no space left on device", ""))
                .isEqualTo("Image users:1.0 cannot be built: no space left on device. See the engine's log, and"
                        + " 'docker info' for its disk and network.");
    }

    /** Whether the base image gives a variable its value is not known before. */
    @Test
    void namesVariablesThatHaveNoValue() {
        Dockerfile dockerfile =
                DockerfileParser.parse("Dockerfile", "FROM base\nARG V\nRUN make\nCOPY x-${V}.jar /\nCOPY y$V /\n");

        assertThat(BuildFailure.describe(
                        "users:1.0",
                        dockerfile,
                        new ImageBuildException("\"/x-.jar\" not found: not found", "[3/4] COPY x-.jar /", List.of()),
                        dockerfile.unsureSources(Map.of(), Optional.empty())))
                .hasMessage(
                        "Image users:1.0 cannot be built: 'COPY x-.jar /': \"/x-.jar\" not found: not found. Correct that"
                                + " line, or the files that it takes from the context. It takes x-.jar (written as x-${V}.jar; V is not set: an ARG"
                                + " in this stage gives a value, its default or that of docker.buildArg.V; one before FROM does not).");
    }
}
