package io.github.dockermaven.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.container.TestStarted;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunImagesTest {
    @TempDir
    private Path folder;

    private final ContainerRequest web = TestStarted.of("web", "web.port", 8080).request();
    private FakeSession fake;
    private MavenProject other;

    @BeforeEach
    void addModule() {
        fake = FakeSession.in(folder);
        other = TestProjects.userService(folder.resolve("other"));
        other.setArtifactId("other");
        fake.session().setProjects(List.of(fake.project(), other));
    }

    private boolean isOfBuild(MavenProject maker) {
        ReactorImages reactor = ReactorImages.of(
                fake.session(),
                project -> project == maker ? List.of(web.image().name()) : List.of());
        return new RunImages(reactor, fake.session())
                .complete(fake.project(), List.of(web))
                .get(0)
                .image()
                .isOfBuild();
    }

    @Test
    void areOfThisBuildIfAnotherProjectMakesThem() {
        assertThat(isOfBuild(other)).isTrue();
    }

    /** The command line may name any image, and each project would build one of that name. */
    @Test
    void areOfOthersIfTheProjectItselfSaysSo() {
        assertThat(isOfBuild(fake.project())).isFalse();
    }
}
