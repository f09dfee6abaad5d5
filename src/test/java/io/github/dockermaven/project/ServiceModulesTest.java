package io.github.dockermaven.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.compose.ComposeProject;
import io.github.dockermaven.compose.ComposeSource;
import io.github.dockermaven.compose.system.ServiceBuild;
import io.github.dockermaven.image.ImageReference;
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

class ServiceModulesTest {
    @TempDir
    private Path folder;

    private FakeSession fake;
    private MavenProject users;

    @BeforeEach
    void addModule() throws IOException {
        fake = FakeSession.in(folder);
        fake.project().setPackaging("pom");
        users = TestProjects.userService(folder.resolve("users"));
        users.setArtifactId("users");
        fake.session().setProjects(List.of(fake.project(), users));
        Files.createDirectories(folder.resolve("users/src/main/docker"));
    }

    /** Returns the image of the module that makes it. */
    private Optional<String> image(String service) throws IOException {
        Files.writeString(folder.resolve("compose.yaml"), "services:\n  web: " + service + "\n");
        ReactorImages reactor = ReactorImages.of(fake.session(), this::names);
        ServiceBuild build = ServiceBuild.all(
                        ComposeProject.read(ComposeSource.of(folder, Map.of()).withName("shop")))
                .get(0);
        return new ServiceModules(fake.session(), reactor, this::names)
                .of(build)
                .map(made -> made.module().getArtifactId() + " " + made.image());
    }

    private List<ImageReference> names(MavenProject project) {
        return project == users
                ? List.of(ImageReference.parse("users:1.0"), ImageReference.parse("users:latest"))
                : List.of(ImageReference.parse("parent:1.0"));
    }

    @Test
    void makeTheImageOfTheirFolder() throws IOException {
        assertThat(image("{build: users}")).contains("users users:1.0");
        assertThat(image("{build: other}")).isEmpty();
    }

    @Test
    void makeImagesOfTheirNames() throws IOException {
        assertThat(image("{image: users, build: other}")).contains("users users:latest");
        assertThat(image("{image: users:1.0, build: {context: users, args: {A: b}}}"))
                .contains("users users:1.0");
    }

    @Test
    void makeNoImageOfAnotherDockerfile() throws IOException {
        assertThat(image("{build: {context: users, args: {A: b}}}")).isEmpty();
        String named = "{build: {context: users, dockerfile: src/main/docker/Dockerfile}}";
        assertThat(image(named)).isEmpty();
        Files.writeString(folder.resolve("users/src/main/docker/Dockerfile"), "FROM scratch\n");
        assertThat(image(named)).contains("users users:1.0");
    }

    @Test
    void areNoneThatOnlyHaveModules() throws IOException {
        assertThat(image("{build: .}")).isEmpty();
        Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\n");
        assertThat(image("{build: .}")).contains("user-service parent:1.0");
    }
}
