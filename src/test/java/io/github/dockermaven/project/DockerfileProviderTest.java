package io.github.dockermaven.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.application.TestOptions;
import io.github.dockermaven.builder.BuildOptions;
import io.github.dockermaven.builder.Destination;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.project.DockerfileProvider.Provided;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An image's own Dockerfile: where it is looked for, and what becomes of the properties in it. */
class DockerfileProviderTest {
    private static final String TEXT = "FROM ${base}\nENV X=${X}\n";

    @TempDir
    private Path folder;

    private final RecordedProgress progress = new RecordedProgress();
    private ImageOutput place;
    private Path sources;

    @BeforeEach
    void aProject() throws IOException {
        MavenProject project = TestProjects.userService(folder);
        place = ImageOutput.of(project, Optional.of("db"), "shop/db:1");
        sources = Files.createDirectories(folder.resolve("src/main/docker"));
    }

    private Provided provide(String dockerfile, String contextDir, String filter) {
        ImageSource source = new ImageSource.OwnDockerfile(
                Optional.ofNullable(dockerfile),
                Optional.ofNullable(contextDir),
                DockerfileFilter.parse(filter),
                List.of());
        return provide(source);
    }

    private Provided provide(ImageSource source) {
        ProjectImage image = new ProjectImage(
                Optional.of("db"),
                new ImageNames(List.of(ImageReference.parse("shop/db:1")), DefaultRegistry.DOCKER_HUB),
                place,
                Destination.ENGINE,
                source,
                BuildOptions.NONE,
                Optional.empty(),
                false,
                false);
        DockerfileRequest request = new DockerfileRequest(
                mock(),
                TestProjects.withoutPhase(),
                Optional.empty(),
                folder,
                sources,
                TestOptions.from(null).options(),
                Map.of("base", "busybox:1")::get);
        return new DockerfileProvider(mock(), mock())
                .provide(image, request, progress)
                .orElseThrow();
    }

    /** The variables of a service's Dockerfile are not Maven's. */
    @Test
    void isAsItIsForAService() throws IOException {
        Path file = write("web/Dockerfile", TEXT);
        Provided ofFile = provide(new ImageSource.Service(file.getParent(), Optional.of(file), Optional.empty()));
        assertThat(ofFile).isEqualTo(new Provided(file, file.getParent(), Map.of()));

        Provided ofText = provide(new ImageSource.Service(file.getParent(), Optional.empty(), Optional.of(TEXT)));
        assertThat(ofText.dockerfile()).isEqualTo(folder.resolve("target/docker/db/Dockerfile"));
        assertThat(ofText.dockerfile()).hasContent(TEXT);
        assertThat(ofText.contextDir()).isEqualTo(file.getParent());
    }

    private Path write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }

    @Test
    void liesInItsContext() throws IOException {
        Path file = write("src/main/docker/db/Dockerfile", "FROM busybox\n");

        assertThat(provide(null, "db", null)).isEqualTo(new Provided(file, file.getParent(), Map.of()));
        assertThat(provide("db/Dockerfile", null, null)).isEqualTo(new Provided(file, file.getParent(), Map.of()));
        assertThat(progress.lines()).contains("Using src/main/docker/db/Dockerfile");
    }

    @Test
    void mayHaveItsNameInLowerCase() throws IOException {
        Files.createDirectories(sources.resolve("db"));
        Path own = Files.writeString(sources.resolve("db/dockerfile"), "FROM scratch\n");

        assertThat(provide(null, "db", "false").dockerfile()).isEqualTo(own);
    }

    @Test
    void mayLieOutsideOfItsContext() throws IOException {
        Path file = write("other/Dockerfile", "FROM busybox\n");
        Path context = Files.createDirectories(sources.resolve("db"));

        assertThat(provide(file.toString(), "db", null)).isEqualTo(new Provided(file, context, Map.of()));
    }

    @Test
    void isLookedForInTheProjectsFolderToo() throws IOException {
        Path file = write("db/Dockerfile", "FROM busybox\n");

        assertThat(provide(null, "db", null)).isEqualTo(new Provided(file, file.getParent(), Map.of()));
        assertThat(provide("db/Dockerfile", null, null)).isEqualTo(new Provided(file, file.getParent(), Map.of()));
    }

    @Test
    void getsPropertiesThatHaveAValueInACopy() throws IOException {
        Path file = write("src/main/docker/Dockerfile", TEXT);
        write("src/main/docker/Dockerfile.dockerignore", "*.bak\n");

        Path filtered = place.path().resolve("Dockerfile");
        assertThat(provide("Dockerfile", null, null)).isEqualTo(new Provided(filtered, sources, Map.of()));
        assertThat(filtered).hasContent("FROM busybox:1\nENV X=${X}\n");
        assertThat(place.path().resolve("Dockerfile.dockerignore")).hasContent("*.bak\n");
        assertThat(file).hasContent(TEXT);
    }

    @Test
    void staysAsItIsWithoutAFilter() throws IOException {
        Path file = write("src/main/docker/Dockerfile", TEXT);

        assertThat(provide("Dockerfile", null, "false").dockerfile()).isEqualTo(file);
        assertThat(place.path()).doesNotExist();
    }

    @Test
    void mustExist() throws IOException {
        Files.createDirectories(sources.resolve("db/Dockerfile"));

        assertThatThrownBy(() -> provide("none", null, null))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Dockerfile " + sources.resolve("none") + " does not exist. Correct <dockerFile>, a path"
                        + " relative to " + sources + ".");
        assertThatThrownBy(() -> provide(null, "db", null))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Dockerfile " + sources.resolve("db/Dockerfile") + " is not a file. Correct <dockerFile>, a"
                        + " path relative to <contextDir>, which is " + sources.resolve("db") + ".");
    }

    @Test
    void mustBeText() throws IOException {
        Path file = sources.resolve("Dockerfile");
        Files.write(file, new byte[] {'#', (byte) 0xFF, '\n'});

        assertThatThrownBy(() -> provide("Dockerfile", null, null))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(file + " is not in UTF-8, so no properties can be filled in. Save it as UTF-8, or write"
                        + " <filter>false</filter>.");
    }
}
