package io.github.dockermaven.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.builder.BuildOptions;
import io.github.dockermaven.builder.Destination;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.FakeSettings;
import io.github.dockermaven.engine.transport.FakeEngine;
import io.github.dockermaven.error.DockerFailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.model.Build;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchivedImageTest {
    private static final String ID = "sha256:" + "a".repeat(64);

    @TempDir
    private Path folder;

    private final MavenProject project = new MavenProject();
    private final RecordedProgress progress = new RecordedProgress();

    @BeforeEach
    void setUp() throws IOException {
        project.setGroupId("shop");
        project.setArtifactId("users");
        project.setVersion("1.0");
        project.setFile(folder.resolve("pom.xml").toFile());
        project.getModel().setBuild(new Build());
        project.getBuild().setDirectory(folder.resolve("target").toString());
        Files.writeString(folder.resolve("users.tar"), "archive");
    }

    private ProjectImage image(Destination destination) {
        ImageNaming naming = new ImageNaming(
                project, new NamePattern(project, Instant.EPOCH), Optional.empty(), Optional.empty(), Optional.empty());
        return new ProjectImage(
                Optional.empty(),
                naming.ofOneOfSeveral("shop/users:1", Optional.empty(), List.of("latest")),
                ImageOutput.of(project),
                destination,
                new ImageSource.Archive("users.tar"),
                BuildOptions.NONE,
                Optional.empty(),
                false,
                false);
    }

    private ArchivedImage archived(String file) {
        return ArchivedImage.of(
                image(Destination.ENGINE), new ImageSource.Archive(file), folder.resolve("src/main/docker"));
    }

    private void load(String... lines) throws IOException {
        StringBuilder answer = new StringBuilder();
        for (String line : lines) {
            answer.append("{\"stream\":\"").append(line).append("\\n\"}\r\n");
        }
        Map<String, String> routes = new HashMap<>();
        routes.put("POST /v1.41/images/load", FakeEngine.json("200 OK", answer.toString()));
        for (String name : List.of("other:1", "shop/users:1", ID)) {
            routes.put("GET /v1.41/images/" + name + "/json", FakeEngine.json("200 OK", "{\"Id\":\"" + ID + "\"}"));
        }
        routes.put("POST /v1.41/images/" + ID + "/tag", FakeEngine.json("201 Created", ""));
        try (FakeEngine fake = FakeEngine.unix(folder.resolve("s"), FakeEngine.routes(routes));
                EngineSession session = FakeSettings.session(fake, folder)) {
            archived("users.tar").load(session, progress);
        }
    }

    private List<String> actions() {
        return progress.lines().stream()
                .filter(line -> line.startsWith("Loaded"))
                .toList();
    }

    @Test
    void getsTheNamesOfTheProject() throws IOException {
        load("Loaded image: other:1");

        assertThat(actions())
                .containsExactly(
                        "Loaded shop/users:1 from users.tar (7 B)", "Loaded shop/users:latest from users.tar (7 B)");
        assertThat(project.getProperties())
                .containsEntry("docker.image.id", ID)
                .containsEntry("docker.image.tags", "shop/users:1,shop/users:latest");
    }

    @Test
    void mayHaveNoName() throws IOException {
        load("Loaded image ID: " + ID);

        assertThat(actions()).hasSize(2);
    }

    @Test
    void isTheOneOfItsNameAmongSeveral() throws IOException {
        load("Loaded image: other:1", "Loaded image: shop/users:1");

        assertThat(actions()).hasSize(2);
    }

    @Test
    void isNotGuessedAmongSeveral() {
        assertThatThrownBy(() -> load("Loaded image: other:1", "Loaded image: third:1"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Archive " + folder.resolve("users.tar") + " has 2 images (other:1, third:1), and none is"
                        + " called shop/users:1. Save the one that is meant alone.");
    }

    @Test
    void mayBeMissing() {
        assertThatThrownBy(() -> archived("other.tar"))
                .hasMessage("Archive " + folder.resolve("src/main/docker/other.tar") + " of image shop/users:1 does not"
                        + " exist. Correct <dockerArchive>, a path relative to " + folder.resolve("src/main/docker")
                        + " or to the project's folder.");
    }

    @Test
    void goesOnlyIntoAnEngine() {
        assertThatThrownBy(() ->
                        ArchivedImage.of(image(Destination.ARCHIVE), new ImageSource.Archive("users.tar"), folder))
                .hasMessageStartingWith(
                        "Image shop/users:1 of archive " + folder.resolve("users.tar") + " cannot go to ")
                .hasMessageEndingWith(
                        ": only an engine loads it. Set its <destination> to engine, and push it with docker:push.");
    }
}
