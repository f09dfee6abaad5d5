package io.github.dockermaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.builder.Destination;
import io.github.dockermaven.compose.ComposeProject;
import io.github.dockermaven.compose.ComposeSource;
import io.github.dockermaven.compose.system.ServiceBuild;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.images.PullPolicy;
import io.github.dockermaven.project.DefaultRegistry;
import io.github.dockermaven.project.FakeSession;
import io.github.dockermaven.project.ImageNaming;
import io.github.dockermaven.project.ImageSource;
import io.github.dockermaven.project.NamePattern;
import io.github.dockermaven.project.ProjectImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceImageTest {
    @TempDir
    private Path folder;

    private ServiceImage image(String service, Destination destination) throws IOException {
        Files.writeString(folder.resolve("compose.yaml"), "services:\n  web: " + service + "\n");
        FakeSession fake = FakeSession.in(folder);
        ServiceBuild build = ServiceBuild.all(
                        ComposeProject.read(ComposeSource.of(folder, Map.of()).withName("shop")))
                .get(0);
        ImageNaming naming = new ImageNaming(
                fake.project(),
                new NamePattern(fake.project(), Instant.EPOCH),
                Optional.empty(),
                Optional.empty(),
                Optional.of(DefaultRegistry.parse("registry.example.com:5000")));
        return new ServiceImage(build, naming, destination);
    }

    @Test
    void isBuiltOfItsOwnDockerfileInAFolderOfItsName() throws IOException {
        Path web = Files.createDirectory(folder.resolve("web"));
        Path dockerfile = Files.writeString(web.resolve("Dockerfile"), "FROM scratch\n");
        ProjectImage image =
                image("{build: {context: web, pull: true}}", Destination.ENGINE).toBuild();

        assertThat(image.source()).isEqualTo(new ImageSource.Service(web, Optional.of(dockerfile), Optional.empty()));
        assertThat(image.names().all()).containsExactly(ImageReference.parse("shop-web:latest"));
        assertThat(image.output().path()).isEqualTo(folder.resolve("target/docker/web"));
        assertThat(image.pullPolicy()).contains(PullPolicy.ALWAYS);
        assertThat(image.skipBuild()).isFalse();
    }

    @Test
    void isBuiltOfATextOfTheFile() throws IOException {
        ProjectImage image = image("{build: {dockerfile_inline: FROM scratch}}", Destination.ENGINE)
                .toBuild();

        assertThat(image.source())
                .isEqualTo(new ImageSource.Service(folder, Optional.empty(), Optional.of("FROM scratch")));
    }

    @Test
    void isPushedIfTheFileNamesIt() throws IOException {
        ProjectImage named = image("{image: \"shop/web\", build: {tags: [\"shop/web:2\"]}}", Destination.ENGINE)
                .built();

        assertThat(named.skipPush()).isFalse();
        assertThat(named.names().pushed())
                .containsExactly(
                        ImageReference.parse("registry.example.com:5000/shop/web:latest"),
                        ImageReference.parse("registry.example.com:5000/shop/web:2"));
        assertThat(image("{build: .}", Destination.ENGINE).built().skipPush()).isTrue();
    }

    @Test
    void isForSeveralPlatformsOutsideOfAnEngine() throws IOException {
        String both = "{build: {platforms: [linux/amd64, linux/arm64], dockerfile_inline: FROM scratch}}";
        assertThat(image(both, Destination.ENGINE).toBuild().options().platforms())
                .isEmpty();
        assertThat(image(both, Destination.ARCHIVE).toBuild().options().platforms())
                .hasSize(2);
    }

    @Test
    void isAnErrorWithoutADockerfile() throws IOException {
        ServiceImage image = image("{build: .}", Destination.ENGINE);
        assertThatThrownBy(image::toBuild).hasMessageStartingWith("compose.yaml:2: services.web.build: Dockerfile ");
    }
}
