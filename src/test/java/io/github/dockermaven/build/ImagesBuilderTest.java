package io.github.dockermaven.build;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.credentials.Credentials;
import io.github.dockermaven.engine.EngineConnector;
import io.github.dockermaven.engine.EngineSettings;
import io.github.dockermaven.image.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImagesBuilderTest {
    @TempDir
    Path folder;

    private PreparedBuild build(String name, Destination destination, String dockerfile) throws IOException {
        Path context = Files.createDirectories(folder.resolve(name));
        return PreparedBuild.of(new BuildRequest(
                List.of(ImageReference.parse(name + ":1")),
                Files.writeString(context.resolve("Dockerfile"), dockerfile),
                context,
                Map.of(),
                context,
                context,
                BuildOptions.of(null, false, null, null, null, null, null),
                new BuilderSettings(Builder.AUTO, destination, Instant.EPOCH, Path.of("no-cache")),
                PullPolicy.NEVER,
                Credentials.NONE,
                new EngineSettings(null, null, Duration.ZERO, Map.of(), folder, null, false)));
    }

    @Test
    void takesNoBaseImageFromAnArchive() throws IOException {
        List<PreparedBuild> builds = List.of(
                build("tools", Destination.ENGINE, "FROM users:1\n"),
                build("users", Destination.ARCHIVE, "FROM scratch\n"));

        assertThatThrownBy(() -> new ImagesBuilder(new ImageBuilder(new EngineConnector()))
                        .build(builds, build -> new RecordedProgress()))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(
                        "Image tools:1 is FROM users:1, which goes into an archive, and base images are taken from an"
                                + " engine. Set the destination of users:1 to engine.");
    }
}
