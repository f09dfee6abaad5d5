package io.github.dockermaven.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.builder.BuildOptions;
import io.github.dockermaven.builder.Destination;
import io.github.dockermaven.image.ImageReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

/** Two images of one name: which of them one build makes. */
class ProjectImageTest {
    private static final ImageSource OWN = new ImageSource.OwnDockerfile(
            Optional.of("a"), Optional.empty(), DockerfileFilter.parse("false"), List.of());

    private static ProjectImage image(
            String alias, String name, Destination destination, ImageSource source, BuildOptions options) {
        return new ProjectImage(
                Optional.of(alias),
                new ImageNames(List.of(ImageReference.parse(name)), DefaultRegistry.DOCKER_HUB),
                ImageOutput.of(new MavenProject(), Optional.of(alias), name),
                destination,
                source,
                options,
                Optional.empty(),
                !(source instanceof ImageSource.OwnDockerfile),
                false);
    }

    private static ProjectImage image(String alias, ImageSource source) {
        return image(alias, "shop/users:1", Destination.ENGINE, source, BuildOptions.NONE);
    }

    @Test
    void isMadeByTheBuildOfAnotherOfTheSame() {
        assertThat(image("b", OWN).isBuiltAs(image("a", OWN))).isTrue();
    }

    @Test
    void isNotMadeByTheBuildOfAnything() {
        ProjectImage first = image("a", OWN);
        ImageSource other = new ImageSource.OwnDockerfile(
                Optional.of("b"), Optional.empty(), DockerfileFilter.parse("false"), List.of());

        assertThat(image("b", other).isBuiltAs(first)).isFalse();
        assertThat(image("b", "shop/users:2", Destination.ENGINE, OWN, BuildOptions.NONE)
                        .isBuiltAs(first))
                .isFalse();
        assertThat(image("b", "shop/users:1", Destination.REGISTRY, OWN, BuildOptions.NONE)
                        .isBuiltAs(first))
                .isFalse();
        assertThat(image(
                                "b",
                                "shop/users:1",
                                Destination.ENGINE,
                                OWN,
                                BuildOptions.NONE.withBuildArgs(Map.of("A", "1")))
                        .isBuiltAs(first))
                .isFalse();
        assertThat(image("b", new ImageSource.None()).isBuiltAs(first)).isFalse();
        assertThat(first.isBuiltAs(image("b", new ImageSource.None()))).isFalse();
    }

    /** Each has its archive in a folder of its own. */
    @Test
    void isMadeOnItsOwnAsAnArchive() {
        ProjectImage archive = image("a", "shop/users:1", Destination.ARCHIVE, OWN, BuildOptions.NONE);

        assertThat(archive.isBuiltAs(archive)).isFalse();
    }

    @Test
    void isOneOfTheProjectIfTheProjectMakesOneOfItsName() {
        assertThat(image("b", new ImageSource.None()).madeAs(image("a", OWN)).isOfProject())
                .isTrue();
    }
}
