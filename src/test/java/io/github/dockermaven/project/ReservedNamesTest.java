package io.github.dockermaven.project;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReservedNamesTest {
    private static final ImageReference NAME = ImageReference.parse("shop:1");
    private static final ImageReference OTHER = ImageReference.parse("shop:2");

    private final MavenSession session = mock();

    @BeforeEach
    void oneBuild() {
        when(session.getRequest()).thenReturn(new DefaultMavenExecutionRequest());
    }

    private static MavenProject project(String artifactId) {
        MavenProject project = new MavenProject();
        project.setGroupId("shop");
        project.setArtifactId(artifactId);
        project.setBuild(new Build());
        project.getBuild().setDirectory("/" + artifactId);
        return project;
    }

    @Test
    void refusesASecondProjectANameThatIsGiven() {
        ReservedNames.claim(session, ImageOutput.of(project("users")), List.of(NAME));

        assertThatThrownBy(() -> ReservedNames.claim(session, ImageOutput.of(project("orders")), List.of(OTHER, NAME)))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Image name shop:1 is that of the image of project shop:users and of the image of project"
                        + " shop:orders. Give each a name of its own in <image>, for example with"
                        + " ${project.artifactId}, or with ${project.groupId} where that is the same; or build one of"
                        + " them: -pl shop:orders.");
    }

    @Test
    void refusesASecondImageOfOneProjectANameThatIsGiven() {
        MavenProject users = project("users");
        ReservedNames.claim(session, ImageOutput.of(users, Optional.of("a"), "shop:1"), List.of(NAME));

        assertThatThrownBy(() ->
                        ReservedNames.claim(session, ImageOutput.of(users, Optional.of("b"), "shop:1"), List.of(NAME)))
                .hasMessage("Image name shop:1 is that of image a of project shop:users and of image b of project"
                        + " shop:users. They are built of different things: correct the <name> of one of them, or build"
                        + " one: -Ddocker.filter=b.");
    }

    @Test
    void knowsProjectsByTheirGroupsToo() {
        MavenProject other = project("users");
        other.setGroupId("market");
        ReservedNames.claim(session, ImageOutput.of(project("users")), List.of(NAME));

        assertThatThrownBy(() -> ReservedNames.claim(session, ImageOutput.of(other), List.of(NAME)))
                .hasMessageStartingWith("Image name shop:1 is that of the image of project shop:users and of the image"
                        + " of project market:users. ");
    }

    @Test
    void refusesASecondImageAFolder() {
        MavenProject users = project("users");
        users.getBuild().setDirectory("/t");
        ReservedNames.claim(session, ImageOutput.of(users, Optional.of("a/b"), "shop:1"), List.of(NAME));

        assertThatThrownBy(() -> ReservedNames.claim(
                        session, ImageOutput.of(users, Optional.of("A-b"), "shop:2"), List.of(OTHER)))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(
                        "The folder /t/docker/A-b is that of image a/b of project shop:users and of image A-b of project"
                                + " shop:users, which would overwrite each other's files. Give each image an <alias> of its own, or"
                                + " each project a <directory> of its own in <build>.");
    }

    @Test
    void refusesASecondProjectAFolder() {
        MavenProject users = project("users");
        users.getBuild().setDirectory("/t");
        MavenProject orders = project("orders");
        orders.getBuild().setDirectory("/t");
        ReservedNames.claim(session, ImageOutput.of(users), List.of(NAME));

        assertThatThrownBy(() -> ReservedNames.claim(session, ImageOutput.of(orders), List.of(OTHER)))
                .hasMessageStartingWith(
                        "The folder /t/docker is that of the image of project shop:users and of the image of"
                                + " project shop:orders, ");
    }

    @Test
    void refusesASecondImageAnArchive() {
        ReservedNames.claimArchive(session, Path.of("/t/shop-a-1.tar"), ImageReference.parse("shop/a:1"));
        ReservedNames.claimArchive(session, Path.of("/t/shop-a-1.tar"), ImageReference.parse("shop/a:1"));

        assertThatThrownBy(() -> ReservedNames.claimArchive(
                        session, Path.of("/t/shop-a-1.tar"), ImageReference.parse("shop-a:1")))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(
                        "The archive /t/shop-a-1.tar is that of image shop-a:1 and of image shop/a:1. Rename one of them.");
    }

    @Test
    void letsAProjectBuildItsImageAgain() {
        ReservedNames.claim(session, ImageOutput.of(project("users")), List.of(NAME));

        assertThatCode(() -> ReservedNames.claim(session, ImageOutput.of(project("users")), List.of(NAME, OTHER)))
                .doesNotThrowAnyException();
    }
}
