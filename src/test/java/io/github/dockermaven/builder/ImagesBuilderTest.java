package io.github.dockermaven.builder;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.engine.FakeSettings;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.images.PullPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImagesBuilderTest {
    @TempDir
    Path folder;

    private CheckedBuild build(String name, Destination destination, String dockerfile) throws IOException {
        Path context = Files.createDirectories(folder.resolve(name));
        return TestBuild.in(context)
                .called(List.of(name + ":1"))
                .by(Builder.AUTO)
                .into(destination)
                .pulling(PullPolicy.IF_NOT_PRESENT)
                .of(dockerfile);
    }

    @ParameterizedTest
    @CsvSource({
        "ENGINE, ARCHIVE, an archive, an engine, engine",
        "ARCHIVE, ARCHIVE, an archive, an engine, engine",
        "ENGINE, REGISTRY, a registry, an engine, engine",
        "REGISTRY, ENGINE, an engine, a registry, registry",
    })
    void takesNoBaseImageFromWhereItIsNot(
            Destination destination, Destination ofBase, String place, String lookedFor, String remedy)
            throws IOException {
        List<CheckedBuild> builds =
                List.of(build("tools", destination, "FROM users:1\n"), build("users", ofBase, "FROM scratch\n"));

        assertThatThrownBy(() -> new ImagesBuilder(new ImageBuilder())
                        .build(builds, FakeSettings.noEngine(folder), build -> new RecordedProgress()))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Image tools:1 is FROM users:1, which goes into " + place
                        + ", and its base image is taken from " + lookedFor
                        + ". Set the destination of users:1 to " + remedy + ".");
    }
}
