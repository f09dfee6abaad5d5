package io.github.dockermaven.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.image.ImageReference;
import java.util.Arrays;
import java.util.List;
import org.apache.maven.model.Model;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageNamesTest {
    private static MavenProject project(String artifactId, String version) {
        Model model = new Model();
        model.setArtifactId(artifactId);
        model.setVersion(version);
        return new MavenProject(model);
    }

    private static final MavenProject PROJECT = project("user-service", "1.0");

    @Nested
    class TheDefaultName {
        @ParameterizedTest
        @CsvSource({
            "user-service, 1.0, user-service:1.0",
            "UserService, 1.0-SNAPSHOT, userservice:1.0-SNAPSHOT",
            "user.service_a, 1.0+build.5, user.service_a:1.0-build.5",
            "'_Shop (new)_', 2, shop-new:2"
        })
        void isMadeValid(String artifactId, String version, String name) {
            assertThat(new ImageNames(null, null, null, null).name(project(artifactId, version)))
                    .hasToString(name);
        }

        @Test
        void hasRegistryAndNamespaceBeforeIt() {
            assertThat(new ImageNames(null, "localhost:5000", "rladbsals23", null).name(PROJECT))
                    .hasToString("localhost:5000/rladbsals23/user-service:1.0");
        }

        @Test
        void mayHaveANamespaceOnDockerHub() {
            assertThat(new ImageNames(null, null, "rladbsals23", null).name(PROJECT))
                    .hasToString("rladbsals23/user-service:1.0");
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
            "docker.io/shop/users:2, localhost:5000, shop/users:2"
        })
        void keepsItsOwnRegistry(String image, String registry, String name) {
            assertThat(new ImageNames(image, registry, "ignored", null).name(PROJECT))
                    .hasToString(name);
        }

        @Test
        void mustBeValid() {
            assertThatThrownBy(() -> new ImageNames("Shop/Users", null, null, null).name(PROJECT))
                    .hasMessageContaining("Image name 'Shop/Users' is not valid");
        }
    }

    @Test
    void furtherNamesAreTagsOfTheSameRepositoryOrWholeNames() {
        ImageNames names =
                new ImageNames("shop/users:2", "localhost:5000", null, List.of("latest", "ghcr.io/shop/users:2", "2"));
        assertThat(names.all(PROJECT))
                .extracting(ImageReference::toString)
                .containsExactly(
                        "localhost:5000/shop/users:2", "localhost:5000/shop/users:latest", "ghcr.io/shop/users:2");
    }

    @Test
    void furtherNamesWithoutARegistryGetItToo() {
        assertThat(new ImageNames("users:2", "localhost:5000", null, List.of("shop/users:2", "docker.io/shop/users:2"))
                        .further(PROJECT))
                .extracting(ImageReference::toString)
                .containsExactly("localhost:5000/shop/users:2", "shop/users:2");
    }

    @Test
    void aRegistryMustNotBeTakenForAFolderOnDockerHub() {
        assertThatThrownBy(() -> new ImageNames(null, "registry", null, null).name(PROJECT))
                .hasMessage("Registry 'registry' would be taken for a folder on Docker Hub. Write it with its port or"
                        + " domain, for example registry:5000; a folder is given with docker.namespace.");
    }

    @Test
    void aRegistryHasNoScheme() {
        assertThatThrownBy(() -> new ImageNames(null, "http://localhost:5000", null, null))
                .hasMessage(
                        "Registry 'http://localhost:5000' has a scheme. Write only host and port: 'localhost:5000'.");
    }

    @Test
    void whatIsEmptyIsNotGiven() {
        assertThat(new ImageNames("", " ", "", null).name(PROJECT)).hasToString("user-service:1.0");
    }

    @Test
    void aDigestIsNoNameToGive() {
        assertThatThrownBy(() -> new ImageNames("users@sha256:" + "0".repeat(64), null, null, null).name(PROJECT))
                .hasMessageContaining("has a digest, which a registry gives to what is pushed. Write it as name:tag.");
    }

    @Test
    void aFurtherTagMustHaveAValue() {
        assertThatThrownBy(() -> new ImageNames("users:2", null, null, Arrays.asList("a", null)))
                .hasMessageStartingWith("Element 2 of tags has no value");
    }

    @Test
    void aFurtherTagMustBeValid() {
        assertThatThrownBy(() -> new ImageNames("shop/users:2", null, null, List.of("a b")).all(PROJECT))
                .hasMessageContaining("Image tag 'a b' of shop/users:2 is not valid");
    }
}
