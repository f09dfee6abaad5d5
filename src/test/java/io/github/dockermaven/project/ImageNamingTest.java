package io.github.dockermaven.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.builder.Destination;
import io.github.dockermaven.image.ImageReference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.maven.model.Model;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageNamingTest {
    private static final MavenProject PROJECT = project("user-service", "1.0");

    private static MavenProject project(String artifactId, String version) {
        Model model = new Model();
        model.setGroupId("com.example.shop");
        model.setArtifactId(artifactId);
        model.setVersion(version);
        return new MavenProject(model);
    }

    private static ImageNaming naming(MavenProject project, String registry, String namespace, String pushRegistry) {
        return new ImageNaming(
                project,
                new NamePattern(project, Instant.EPOCH),
                Optional.ofNullable(namespace),
                Optional.ofNullable(registry).map(DefaultRegistry::parse),
                Optional.ofNullable(pushRegistry).map(DefaultRegistry::parse));
    }

    private static ImageNaming naming(String registry) {
        return naming(PROJECT, registry, null, null);
    }

    private static ImageNames named(String registry, String image, String... tags) {
        return naming(registry).ofProject(Optional.of(image), List.of(tags));
    }

    @Nested
    class TheDefaultName {
        private static ImageReference name(ImageNaming naming) {
            return naming.ofProject(Optional.empty(), List.of()).name();
        }

        @ParameterizedTest
        @CsvSource({
            "user-service, 1.0, user-service:1.0",
            "UserService, 1.0-SNAPSHOT, userservice:1.0-SNAPSHOT",
            "user.service_a, 1.0+build.5, user.service_a:1.0-build.5",
            "'_Shop (new)_', 2, shop-new:2"
        })
        void isMadeValid(String artifactId, String version, String name) {
            assertThat(name(naming(project(artifactId, version), null, null, null)))
                    .hasToString(name);
        }

        @Test
        void hasRegistryAndNamespaceBeforeIt() {
            assertThat(name(naming(PROJECT, "localhost:5000", "rladbsals23", null)))
                    .hasToString("localhost:5000/rladbsals23/user-service:1.0");
        }

        @Test
        void mayHaveANamespaceOnDockerHub() {
            assertThat(name(naming(PROJECT, null, "rladbsals23/", null))).hasToString("rladbsals23/user-service:1.0");
        }

        @Test
        void hasNoRegistryThatWouldBeTakenForAFolderOnDockerHub() {
            assertThatThrownBy(() -> name(naming("registry")))
                    .hasMessage(
                            "Registry 'registry' would be taken for a folder on Docker Hub. Write it with its port or"
                                    + " domain, for example registry:5000; a folder is given with docker.namespace.");
        }
    }

    @Nested
    class AGivenName {
        @ParameterizedTest
        @CsvSource({
            "shop/users:2, , shop/users:2",
            "shop/users, , shop/users:latest",
            "shop/users:2, localhost:5000, localhost:5000/shop/users:2",
            "users:2, localhost:5000/, localhost:5000/users:2",
            "ghcr.io/shop/users:2, localhost:5000, ghcr.io/shop/users:2",
            "docker.io/shop/users:2, localhost:5000, shop/users:2",
            "%g/%a:%v, , shop/user-service:1.0"
        })
        void keepsItsOwnRegistry(String image, String registry, String name) {
            assertThat(naming(PROJECT, registry, "ignored", null)
                            .ofProject(Optional.of(image), List.of())
                            .name())
                    .hasToString(name);
        }

        @Test
        void mustBeValid() {
            assertThatThrownBy(() -> named(null, "Shop/Users"))
                    .hasMessageContaining("Image name 'Shop/Users' is not valid");
        }

        @Test
        void hasNoDigest() {
            assertThatThrownBy(() -> named(null, "users@sha256:" + "0".repeat(64)))
                    .hasMessageContaining(
                            "has a digest, which a registry gives to what is pushed. Write it as name:tag.");
        }
    }

    @Nested
    class FurtherNames {
        @Test
        void areTagsOfTheSameRepositoryOrWholeNames() {
            assertThat(named("localhost:5000", "shop/users:2", "latest", "ghcr.io/shop/users:2", "2")
                            .all())
                    .extracting(ImageReference::toString)
                    .containsExactly(
                            "localhost:5000/shop/users:2", "localhost:5000/shop/users:latest", "ghcr.io/shop/users:2");
        }

        @Test
        void withoutARegistryGetItToo() {
            assertThat(named("localhost:5000", "users:2", "shop/users:2", "docker.io/shop/users:2")
                            .further())
                    .extracting(ImageReference::toString)
                    .containsExactly("localhost:5000/shop/users:2", "shop/users:2");
        }

        @Test
        void haveAValidTag() {
            assertThatThrownBy(() -> named(null, "shop/users:2", "a b"))
                    .hasMessageContaining("Image tag 'a b' of shop/users:2 is not valid");
        }
    }

    @Nested
    class ARegistry {
        @Test
        void hasNoScheme() {
            assertThatThrownBy(() -> DefaultRegistry.parse("http://localhost:5000"))
                    .hasMessage("Registry 'http://localhost:5000' has a scheme. Write only host and port:"
                            + " 'localhost:5000'.");
        }

        @Test
        void thatImagesArePushedToTakesPrecedence() {
            ImageNames names =
                    naming(PROJECT, "local:1", null, "push:2").ofProject(Optional.of("ghcr.io/a:1"), List.of("b:1"));

            assertThat(names.pushed())
                    .extracting(ImageReference::toString)
                    .containsExactly("ghcr.io/a:1", "local:1/b:1");
            assertThat(naming(PROJECT, "local:1", null, "push:2")
                            .ofOneOfSeveral("a:1", Optional.empty(), List.of())
                            .pushed())
                    .extracting(ImageReference::toString)
                    .containsExactly("push:2/a:1");
        }

        @Test
        void ofOneOfSeveralIsOnlyWhereItIsPushed() {
            ImageNames names =
                    naming("local:1").ofOneOfSeveral("a:1", Optional.of(DefaultRegistry.parse("own:3")), List.of("2"));

            assertThat(names.at(Destination.ENGINE))
                    .extracting(ImageReference::toString)
                    .containsExactly("a:1", "a:2");
            assertThat(names.at(Destination.REGISTRY))
                    .extracting(ImageReference::toString)
                    .containsExactly("own:3/a:1", "own:3/a:2");
        }
    }
}
