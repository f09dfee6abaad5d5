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
import io.github.dockermaven.image.ImageNameFilter;
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
    private static final String THIRD = "sha256:" + "b".repeat(64);

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
                new ImageSource.Archive("users.tar", Optional.empty()),
                BuildOptions.NONE,
                Optional.empty(),
                false,
                false);
    }

    private ArchivedImage archived(String file, String pattern) {
        Optional<ImageNameFilter> name =
                Optional.ofNullable(pattern).map(text -> ImageNameFilter.parse("loadNamePattern", text));
        return ArchivedImage.of(
                image(Destination.ENGINE), new ImageSource.Archive(file, name), folder.resolve("src/main/docker"));
    }

    private void load(String... lines) throws IOException {
        loadNamed(null, lines);
    }

    private void loadNamed(String pattern, String... lines) throws IOException {
        StringBuilder answer = new StringBuilder();
        for (String line : lines) {
            answer.append("{\"stream\":\"").append(line).append("\\n\"}\r\n");
        }
        Map<String, String> routes = new HashMap<>();
        routes.put("POST /v1.41/images/load", FakeEngine.json("200 OK", answer.toString()));
        for (String name : List.of("other:1", "other:2", "shop/users:1", ID)) {
            routes.put("GET /v1.41/images/" + name + "/json", FakeEngine.json("200 OK", "{\"Id\":\"" + ID + "\"}"));
        }
        routes.put("GET /v1.41/images/third:1/json", FakeEngine.json("200 OK", "{\"Id\":\"" + THIRD + "\"}"));
        routes.put("POST /v1.41/images/" + ID + "/tag", FakeEngine.json("201 Created", ""));
        routes.put("POST /v1.41/images/" + THIRD + "/tag", FakeEngine.json("201 Created", ""));
        try (FakeEngine fake = FakeEngine.unix(folder.resolve("s"), FakeEngine.routes(routes));
                EngineSession session = FakeSettings.session(fake, folder)) {
            archived("users.tar", pattern).load(session, progress);
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
                        + " called shop/users:1. Name the one that is meant in <loadNamePattern>, or save it alone.");
    }

    @Test
    void mayHaveSeveralNamesInTheArchive() throws IOException {
        load("Loaded image: other:1", "Loaded image: other:2");

        assertThat(actions()).hasSize(2);
    }

    @Test
    void isTheOneThatThePatternMeans() throws IOException {
        loadNamed("thi*:1", "Loaded image: other:1", "Loaded image: third:1");

        assertThat(project.getProperties()).containsEntry("docker.image.id", THIRD);
    }

    @Test
    void isNotTheOneOfItsNameIfThePatternMeansAnother() throws IOException {
        loadNamed("third:*", "Loaded image: shop/users:1", "Loaded image: third:1");

        assertThat(project.getProperties()).containsEntry("docker.image.id", THIRD);
    }

    @Test
    void isNamedByThePatternAmongThoseThatThereAre() {
        assertThatThrownBy(() -> loadNamed("fourth", "Loaded image: other:1", "Loaded image: third:1"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Archive " + folder.resolve("users.tar") + " has 2 images (other:1, third:1), and"
                        + " <loadNamePattern> fourth matches none. Write the name of one, with its tag; * is any letters up"
                        + " to a slash or the tag, ** any up to the tag.");
    }

    @Test
    void isNotTheOnlyOneThatThereIsIfThePatternMeansAnother() {
        assertThatThrownBy(() -> loadNamed("fourth", "Loaded image: other:1"))
                .hasMessageContaining(" has 1 image (other:1), and <loadNamePattern> fourth matches none.");
    }

    @Test
    void isNotGuessedAmongSeveralThatThePatternMeans() {
        assertThatThrownBy(() -> loadNamed("*:*", "Loaded image: other:1", "Loaded image: third:1"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Archive " + folder.resolve("users.tar") + " has 2 images (other:1, third:1), and"
                        + " <loadNamePattern> *:* matches several (other:1, third:1). Write the whole name of the one that"
                        + " is meant.");
    }

    @Test
    void mayBeMissing() {
        assertThatThrownBy(() -> archived("other.tar", null))
                .hasMessage("Archive " + folder.resolve("src/main/docker/other.tar") + " of image shop/users:1 does not"
                        + " exist. Correct <dockerArchive>, a path relative to " + folder.resolve("src/main/docker")
                        + " or to the project's folder.");
    }

    @Test
    void goesOnlyIntoAnEngine() {
        assertThatThrownBy(() -> ArchivedImage.of(
                        image(Destination.ARCHIVE), new ImageSource.Archive("users.tar", Optional.empty()), folder))
                .hasMessageStartingWith(
                        "Image shop/users:1 of archive " + folder.resolve("users.tar") + " cannot go to ")
                .hasMessageEndingWith(
                        ": only an engine loads it. Set its <destination> to engine, and push it with docker:push.");
    }
}
