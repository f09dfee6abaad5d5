package io.github.dockermaven.builder;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.context.BuildContext;
import io.github.dockermaven.context.IgnoreRules;
import io.github.dockermaven.dockerfile.Dockerfile;
import io.github.dockermaven.dockerfile.DockerfileParser;
import io.github.dockermaven.engine.ImageBuildException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContextUploadTest {
    private static final String TEXT = "FROM busybox\nCOPY . /\nRUN --mount=target=/x ls\n";
    private static final Dockerfile DOCKERFILE = DockerfileParser.parse("Dockerfile", TEXT);

    @TempDir
    Path folder;

    private ContextUpload hidden(Dockerfile dockerfile, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        BuildContext context = BuildContext.of(folder, IgnoreRules.none(), null, bytes);
        return ContextUpload.hidingDockerfile(dockerfile, bytes, context);
    }

    @Test
    void reportsAFailureByTheLineOfTheUsersDockerfile() {
        ImageBuildException failure = new ImageBuildException(
                "exit code: 2", "[stage-1 3/3] RUN --mount=from=build-context,target=/x ls", List.of("no"));

        assertThat(BuildFailure.describe(
                        "a:1", DOCKERFILE, hidden(DOCKERFILE, TEXT).original(failure), List.of()))
                .hasMessageStartingWith("Image a:1 cannot be built: Dockerfile:3: 'RUN --mount=target=/x ls' ended");
    }

    @Test
    void showsNoStepThatIsNotInTheUsersDockerfile() {
        RecordedProgress shown = new RecordedProgress();
        var progress = hidden(DOCKERFILE, TEXT).progress(shown);

        progress.action("[build-context 1/1] COPY build-context / (0.1 s)");
        progress.action("[stage-1 2/3] COPY --from=build-context . / (0.1 s)");

        assertThat(shown.lines()).containsExactly("[2/3] COPY . / (0.1 s)");
    }

    @Test
    void isSentAsItIsWhereItCannotBeChanged() {
        String text = "FROM busybox\nADD $A /x\n";

        assertThat(hidden(DockerfileParser.parse("Dockerfile", text), text).stage())
                .isEmpty();
    }
}
