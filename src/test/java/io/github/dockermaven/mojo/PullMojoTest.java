package io.github.dockermaven.mojo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;

import com.google.inject.Provides;
import io.github.dockermaven.images.ImagePuller;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

/** What is told before an engine is looked for. */
@MojoTest
class PullMojoTest {
    private final ImagePuller puller = mock();

    @Inject
    private MavenSession session;

    @Provides
    ImagePuller puller() {
        return puller;
    }

    @Test
    @InjectMojo(goal = "pull")
    void wantsAName(PullMojo goal) {
        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("No image to pull. Name it: -Ddocker.image=eclipse-temurin:21-jre.");
        verifyNoInteractions(puller);
    }

    @Test
    @InjectMojo(goal = "pull")
    void checksAllNamesBeforeTheFirstIsPulled(PullMojo goal) {
        session.getUserProperties().setProperty("docker.image", "shop/users:1.0,Shop");
        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("Image name 'Shop' is not valid");
        verifyNoInteractions(puller);
    }

    @Test
    @InjectMojo(goal = "pull")
    void checksThePlatform(PullMojo goal) {
        session.getUserProperties().setProperty("docker.image", "shop/users:1.0");
        session.getUserProperties().setProperty("docker.platform", "arm64");
        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("Platform 'arm64' is not valid");
        verifyNoInteractions(puller);
    }
}
