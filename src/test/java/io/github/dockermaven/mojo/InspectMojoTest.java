package io.github.dockermaven.mojo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;

import com.google.inject.Provides;
import io.github.dockermaven.images.ImageInspector;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

/** What is told before an engine is looked for. */
@MojoTest
class InspectMojoTest {
    private static final String ONE_OF_TWO = "Give either an image or a container to inspect:"
            + " -Ddocker.image=shop/users:1.0, or -Ddocker.container=users.";

    private final ImageInspector images = mock();

    @Inject
    private MavenSession session;

    @Provides
    ImageInspector images() {
        return images;
    }

    @Test
    @InjectMojo(goal = "inspect")
    void wantsAName(InspectMojo goal) {
        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(ONE_OF_TWO);
    }

    @Test
    @InjectMojo(goal = "inspect")
    void wantsOneKindOfName(InspectMojo goal) {
        session.getUserProperties().setProperty("docker.image", "shop/users");
        session.getUserProperties().setProperty("docker.container", "users");
        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(ONE_OF_TWO);
        verifyNoInteractions(images);
    }

    @Test
    @InjectMojo(goal = "inspect")
    void refusesAnEmptyName(InspectMojo goal) {
        session.getUserProperties().setProperty("docker.image", "shop/users,");
        assertThatThrownBy(goal::execute).isInstanceOf(MojoFailureException.class);
        verifyNoInteractions(images);
    }
}
