package io.github.dockermaven.project;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.dockermaven.image.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import java.util.List;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImageClaimsTest {
    private static final ImageReference NAME = ImageReference.parse("shop:1");
    private static final ImageReference OTHER = ImageReference.parse("shop:2");

    private final MavenSession session = mock();

    @BeforeEach
    void oneBuild() {
        when(session.getRequest()).thenReturn(new DefaultMavenExecutionRequest());
    }

    private static MavenProject project(String artifactId) {
        MavenProject project = new MavenProject();
        project.setArtifactId(artifactId);
        return project;
    }

    @Test
    void refusesASecondProjectANameThatIsGiven() {
        ImageClaims.claim(session, ImagePlace.of(project("users")), List.of(NAME));

        assertThatThrownBy(() -> ImageClaims.claim(session, ImagePlace.of(project("orders")), List.of(OTHER, NAME)))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Image name shop:1 of project orders is that of project users too. Give each its own, for"
                        + " example with ${project.artifactId} in <image>, or build one of them: -pl orders.");
    }

    @Test
    void letsAProjectBuildItsImageAgain() {
        ImageClaims.claim(session, ImagePlace.of(project("users")), List.of(NAME));

        assertThatCode(() -> ImageClaims.claim(session, ImagePlace.of(project("users")), List.of(NAME, OTHER)))
                .doesNotThrowAnyException();
    }
}
