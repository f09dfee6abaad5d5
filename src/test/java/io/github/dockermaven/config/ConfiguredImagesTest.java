package io.github.dockermaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.builder.Destination;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.project.FakeSession;
import io.github.dockermaven.project.ImageSource;
import io.github.dockermaven.project.NamePattern;
import io.github.dockermaven.project.ProjectImage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfiguredImagesTest {
    private static final String PARAMETERS = "<givenImage>${docker.image}</givenImage><filter>${docker.filter}</filter>"
            + "<destination default-value='engine'>${docker.destination}</destination>";
    private static final String TWO = "<images><image><alias>db</alias><name>shop/db:1</name></image>"
            + "<image><name>shop/web:2</name><registry>r.example.com</registry>"
            + "<build><destination>registry</destination></build></image></images>";

    private final FakeSession fake = FakeSession.in(Path.of("project"));

    private ConfiguredImages images(String configuration) {
        MavenProject project = new MavenProject();
        project.setGroupId("shop");
        project.setArtifactId("users");
        project.setVersion("1.0");
        return new ConfiguredImages(
                Pom.goal(configuration, PARAMETERS, fake), project, new NamePattern(project, Instant.EPOCH));
    }

    private static List<String> names(List<ProjectImage> images) {
        return images.stream().map(image -> image.name().toString()).toList();
    }

    @Nested
    class SelectedForBuild {
        private static final String FOUR = "<images><image><alias>db</alias><name>shop/db:1</name><run/></image>"
                + "<image><name>shop/web:2</name><build/><run/></image>"
                + "<image><name>shop/lost:3</name></image>"
                + "<image><name>shop/later:4</name><build><skip>true</skip></build><run/></image></images>";

        @Test
        void areWithoutThoseThatAreOnlyRun() {
            assertThat(names(images(FOUR).selectedForBuild()))
                    .containsExactly("shop/web:2", "shop/lost:3", "shop/later:4");
        }

        @Test
        void areNoneIfTheOnlyOneIsOnlyRun() {
            String one = "<images><image><name>shop/db:1</name><run/></image></images>";

            assertThat(images(one).selectedForBuild()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"docker.filter", "docker.image"})
        void areThoseThatTheCommandLineNames(String property) {
            fake.properties().put(property, "db");

            assertThat(names(images(FOUR).selectedForBuild())).containsExactly("shop/db:1");
        }

        @Test
        void areThatOfTheGoalsOwnParametersIfNoneIsDescribed() {
            assertThat(names(images("<image>shop/%a</image>").selectedForBuild()))
                    .containsExactly("shop/users:latest");
        }
    }

    @Nested
    class Selected {
        @Test
        void areThatOfTheGoalsOwnParametersIfNoneIsDescribed() {
            ProjectImage image = images("<image>shop/%a</image>").selected().get(0);

            assertThat(image.name()).hasToString("shop/users:latest");
            assertThat(image.source()).isEqualTo(new ImageSource.Parameters());
            assertThat(image.destination()).isEqualTo(Destination.ENGINE);
            assertThat(image.output().image()).isEmpty();
            assertThat(image.label()).isEmpty();
        }

        @Test
        void haveTheNameOfTheCommandLine() {
            fake.properties().put("docker.image", "mine:3");

            assertThat(names(images("<image>shop/%a</image>").selected())).containsExactly("mine:3");
        }

        @Test
        void areAllThatAreDescribed() {
            List<ProjectImage> all = images(TWO).selected();

            assertThat(names(all)).containsExactly("shop/db:1", "shop/web:2");
            assertThat(all).extracting(ProjectImage::label).containsExactly("db", "shop/web:2");
            assertThat(all)
                    .extracting(ProjectImage::destination)
                    .containsExactly(Destination.ENGINE, Destination.REGISTRY);
            assertThat(all).extracting(ProjectImage::isOfProject).containsExactly(false, true);
        }

        @Test
        void areKnownAsTheOnlyOneIfThereIsOne() {
            fake.properties().put("docker.filter", "db");

            assertThat(images(TWO).selected()).extracting(ProjectImage::label).containsExactly("");
        }

        @Test
        void areNotDescribedTwice() {
            assertThatThrownBy(() -> images("<image>a:1</image>" + TWO).selected())
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessage("<image> a:1 and <images> are both configured. Remove one of them.");
        }
    }

    @Nested
    class CredentialsOfThePom {
        private String registries(String configuration) {
            return images(configuration).credentialRegistries().toString();
        }

        @Test
        void areForTheFirstImageThatIsPushed() {
            assertThat(images(TWO).pushedNameOfPom()).hasToString("r.example.com/shop/web:2");
            assertThat(registries(TWO)).contains("r.example.com");
        }

        @Test
        void areForThePomsRegistryThoughTheCommandLineShortensTheName() {
            fake.properties().put("docker.image", "users:2");

            assertThat(images("<image>r.example.com/users:1</image>")
                            .credentialRegistries()
                            .ofCommandLine())
                    .isEqualTo(images("<image>r.example.com/users:1</image>")
                            .credentialRegistries()
                            .ofPom());
            assertThat(registries("<image>r.example.com/users:1</image>")).contains("r.example.com");
        }

        @Test
        void areNotForTheRegistryThatTheCommandLineNames() {
            fake.properties().put("docker.image", "other.example.com/users:2");

            assertThat(images("<image>r.example.com/users:1</image>")
                            .credentialRegistries()
                            .ofCommandLine())
                    .hasToString(images("<image>other.example.com/users:1</image>")
                            .credentialRegistries()
                            .ofPom()
                            .toString());
            assertThat(images("<image>r.example.com/users:1</image>")
                            .credentialRegistries()
                            .ofPom())
                    .hasToString(images("<image>r.example.com/users:9</image>")
                            .credentialRegistries()
                            .ofPom()
                            .toString());
        }
    }
}
