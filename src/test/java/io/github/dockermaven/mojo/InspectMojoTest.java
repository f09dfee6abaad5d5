package io.github.dockermaven.mojo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;

import com.google.inject.Provides;
import io.github.dockermaven.images.ImageInspector;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

/** What is told before an engine is looked for. */
@MojoTest
class InspectMojoTest {
    private static final String ONE_OF_TWO = "Give either an image or a container to inspect:"
            + " -Ddocker.image=shop/users:1.0, or -Ddocker.container=users.";

    private final ImageInspector images = mock();

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
    @MojoParameter(name = "givenImages", value = "shop/users")
    @MojoParameter(name = "givenContainers", value = "users")
    void wantsOneKindOfName(InspectMojo goal) {
        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(ONE_OF_TWO);
        verifyNoInteractions(images);
    }

    @Test
    @InjectMojo(goal = "inspect")
    @MojoParameter(name = "givenImages", value = "shop/users,")
    void refusesAnEmptyName(InspectMojo goal) {
        assertThatThrownBy(goal::execute).isInstanceOf(MojoFailureException.class);
        verifyNoInteractions(images);
    }
}
