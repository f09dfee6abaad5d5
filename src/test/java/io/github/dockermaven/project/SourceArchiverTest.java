package io.github.dockermaven.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.application.TestOptions;
import io.github.dockermaven.builder.BuildOptions;
import io.github.dockermaven.builder.Builder;
import io.github.dockermaven.builder.Destination;
import io.github.dockermaven.builder.RegistryClients;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.images.PullPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceArchiverTest {
    @TempDir
    private Path folder;

    private final RecordedProgress progress = new RecordedProgress();
    private FakeSession fake;
    private MojoExecution execution;

    @BeforeEach
    void aProject() throws IOException {
        fake = FakeSession.in(folder);
        fake.session().setCurrentProject(fake.project());
        execution = FakeSession.execution("source", MojoExecution.Source.LIFECYCLE);
        for (String image : List.of("users", "orders")) {
            Path context = Files.createDirectories(folder.resolve("src/main/docker/" + image));
            Files.writeString(context.resolve("Dockerfile"), "FROM base\nARG A\nCOPY file /\n");
            Files.writeString(context.resolve("file"), image);
        }
    }

    private ProjectImage image(String alias, String name, ImageSource source, boolean skip) {
        return new ProjectImage(
                Optional.ofNullable(alias),
                new ImageNames(List.of(ImageReference.parse(name)), DefaultRegistry.DOCKER_HUB),
                ImageOutput.of(fake.project(), Optional.ofNullable(alias), name),
                Destination.ENGINE,
                source,
                BuildOptions.NONE,
                Optional.empty(),
                skip,
                false);
    }

    private ProjectImage image(String alias) {
        return image(alias, "shop/" + alias + ":1", own(alias), false);
    }

    private static ImageSource own(String context) {
        return new ImageSource.OwnDockerfile(
                Optional.empty(), Optional.of(context), DockerfileFilter.parse("false"), List.of());
    }

    private void archive(SourceMode mode, BuildOptions options, ProjectImage... images) {
        DockerfileRequest dockerfiles = new DockerfileRequest(
                fake.session(),
                execution,
                Optional.empty(),
                folder,
                folder.resolve("src/main/docker"),
                TestOptions.from(null).options(),
                name -> null);
        ProjectBuilder.Request request = new ProjectBuilder.Request(
                dockerfiles,
                options,
                UnaryOperator.identity(),
                Builder.AUTO,
                PullPolicy.NEVER,
                Instant.EPOCH,
                RegistryClients.NONE);
        new SourceArchiver(new DockerfileProvider(mock(), mock()), helper())
                .archive(List.of(images), mode, request, label -> progress);
    }

    /** One that attaches as Maven's own does. */
    @SuppressWarnings("deprecation") // As that does it.
    private static MavenProjectHelper helper() {
        MavenProjectHelper helper = mock();
        doAnswer(call -> {
                    MavenProject project = call.getArgument(0);
                    String type = call.getArgument(1);
                    Artifact artifact = new DefaultArtifact(
                            project.getGroupId(),
                            project.getArtifactId(),
                            project.getVersion(),
                            null,
                            type,
                            call.getArgument(2),
                            new DefaultArtifactHandler(type));
                    artifact.setFile(call.getArgument(3));
                    project.addAttachedArtifact(artifact);
                    return null;
                })
                .when(helper)
                .attachArtifact(any(), anyString(), anyString(), any());
        return helper;
    }

    private void archive(SourceMode mode, ProjectImage... images) {
        archive(mode, BuildOptions.NONE, images);
    }

    /** Classifier and file of what is attached. */
    private List<String> attached() {
        return fake.project().getAttachedArtifacts().stream()
                .map(artifact -> artifact.getType() + " " + artifact.getClassifier() + " "
                        + folder.relativize(artifact.getFile().toPath()))
                .toList();
    }

    private List<String> actions() {
        return progress.lines().stream()
                .filter(line -> !line.startsWith("Using ") && !line.startsWith("Writing "))
                .toList();
    }

    @Test
    void isOfTheFirstImageAndNamesTheOthers() {
        archive(SourceMode.FIRST, image("users"), image("orders"));

        assertThat(attached()).containsExactly("tar docker target/docker/users/user-service-1.0-docker.tar");
        assertThat(actions())
                .contains("No archive of orders: docker.source.mode is first")
                .contains("Attached target/docker/users/user-service-1.0-docker.tar (3.1 kB) with classifier docker");
    }

    @Test
    void isOfAllImages() {
        archive(SourceMode.ALL, image("users"), image("orders"));

        assertThat(attached())
                .containsExactly(
                        "tar docker-users target/docker/users/user-service-1.0-docker-users.tar",
                        "tar docker-orders target/docker/orders/user-service-1.0-docker-orders.tar");
    }

    @Test
    void mayBeOfTwoImagesOfOneName() {
        archive(
                SourceMode.ALL,
                image("a", "shop/users:1", own("users"), false),
                image("b", "shop/users:1", own("orders"), false));

        assertThat(attached()).hasSize(2);
    }

    @Test
    void isAttachedOnceIfTheGoalRunsAgain() {
        archive(SourceMode.FIRST, image("users"));
        archive(SourceMode.FIRST, image("users"));

        assertThat(attached()).hasSize(1);
    }

    @Test
    void leavesOutWhatIsNotBuiltHere() {
        archive(
                SourceMode.ALL,
                image("mysql", "mysql:8", new ImageSource.None(), true),
                image("old", "shop/old:1", own("users"), true),
                image("loaded", "shop/loaded:1", new ImageSource.Archive("x.tar", Optional.empty()), false));

        assertThat(attached()).isEmpty();
        assertThat(actions())
                .containsExactly(
                        "No archive of image mysql:8: it is not built here",
                        "No archive of image shop/old:1: its <build> has <skip>",
                        "No archive of image shop/loaded:1: it is loaded from x.tar");
    }

    @Test
    void isNoAttachmentOfTheFirstIfThatIsLeftOut() {
        archive(SourceMode.FIRST, image("mysql", "mysql:8", new ImageSource.None(), true), image("orders"));

        assertThat(attached()).containsExactly("tar docker target/docker/orders/user-service-1.0-docker.tar");
    }

    @Test
    void needsAnAliasForItsClassifier() {
        assertThatThrownBy(() -> archive(SourceMode.ALL, image("users"), image(null, "shop/x:1", own("orders"), false)))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Image shop/x:1 has no <alias>, and its archive would be attached with the classifier"
                        + " docker-ALIAS. Give it one, or set docker.source.mode to first.");
        assertThat(attached()).isEmpty();
    }

    @Test
    void hasNoClassifierThatIsAPath() {
        archive(SourceMode.ALL, image("a/../../b", "shop/x:1", own("users"), false));

        assertThat(attached())
                .containsExactly("tar docker-a-..-..-b target/docker/a-..-..-b/user-service-1.0-docker-a-..-..-b.tar");
    }

    /** Maven would keep the first, and only warn. */
    @Test
    void isAloneWithItsClassifier() {
        archive(SourceMode.FIRST, image("users"));

        assertThatThrownBy(() -> archive(SourceMode.FIRST, image("orders")))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Project user-service has two files of classifier docker and type tar, "
                        + folder.resolve("target/docker/users/user-service-1.0-docker.tar") + " and "
                        + folder.resolve("target/docker/orders/user-service-1.0-docker.tar")
                        + ". Set docker.source.mode to all, in one <execution> of goal source.");
        assertThat(folder.resolve("target/docker/orders/user-service-1.0-docker.tar"))
                .doesNotExist();
    }

    @Test
    void isNotWrittenIfAFileIsMissingThatTheBuildNeeds() throws IOException {
        Files.delete(folder.resolve("src/main/docker/orders/file"));

        assertThatThrownBy(() -> archive(SourceMode.ALL, image("users"), image("orders")))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageContaining(":3: COPY source file is not in the context ");
        assertThat(attached()).isEmpty();
        assertThat(folder.resolve("target/docker/users/user-service-1.0-docker-users.tar"))
                .doesNotExist();
    }

    @Test
    void saysWhereItIsIfTheGoalWasCalledByHand() {
        execution = FakeSession.execution("source", MojoExecution.Source.CLI);
        archive(SourceMode.FIRST, BuildOptions.NONE.withBuildArgs(Map.of("A", "secret")), image("users"));

        String file = "target/docker/users/user-service-1.0-docker.tar";
        assertThat(actions()).containsExactly("Wrote " + file + " (3.1 kB): docker build --build-arg A - < " + file);
    }

    @Test
    void namesTheOptionsOfItsBuild() {
        archive(SourceMode.FIRST, BuildOptions.NONE.withBuildArgs(Map.of("A", "secret")), image("users"));

        assertThat(actions().get(0)).endsWith(" with classifier docker, for docker build --build-arg A");
    }

    @Test
    void isOfNoUnknownMode() {
        assertThat(SourceMode.parse("First")).isEqualTo(SourceMode.FIRST);
        assertThatThrownBy(() -> SourceMode.parse("last"))
                .hasMessage("docker.source.mode 'last' is not known. Write first or all.");
    }
}
