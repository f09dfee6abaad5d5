package io.github.dockermaven.mojo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import com.google.inject.Provides;
import io.github.dockermaven.image.DockerExecutionException;
import io.github.dockermaven.image.DockerFailureException;
import io.github.dockermaven.run.NetworkCreator;
import io.github.dockermaven.run.NetworkRequest;
import java.util.List;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

/** Parameters as Maven injects them, and what becomes of errors: for all goals by the example of one. */
@MojoTest
class NetworkCreateMojoTest {
    private final NetworkCreator creator = mock();

    @Provides
    NetworkCreator creator() {
        return creator;
    }

    @Test
    @InjectMojo(goal = "network-create")
    @MojoParameter(name = "givenName", value = "shop")
    @MojoParameter(name = "givenSubnet", value = "172.28.0.0/16")
    void makesTheOneNetworkOfTheCommandLine(NetworkCreateMojo goal) throws Exception {
        goal.execute();

        verify(creator).create(eq(List.of(new NetworkRequest("shop", null, "172.28.0.0/16", null))), any(), any());
    }

    @Test
    @InjectMojo(goal = "network-create")
    @MojoParameter(name = "givenSubnet", value = "172.28.0.0/16")
    void wantsTheNameOfTheNetworkThatASubnetIsFor(NetworkCreateMojo goal) {
        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("its name is not given. Add -Ddocker.network=ecommerce-network");
    }

    @Test
    @InjectMojo(goal = "network-create")
    @MojoParameter(name = "skip", value = "true")
    void isSkippedWithAllGoals(NetworkCreateMojo goal) throws Exception {
        goal.execute();

        verifyNoInteractions(creator);
    }

    @Test
    @InjectMojo(goal = "network-create")
    @MojoParameter(name = "skipNetwork", value = "true")
    void isSkippedAlone(NetworkCreateMojo goal) throws Exception {
        goal.execute();

        verifyNoInteractions(creator);
    }

    @Test
    @InjectMojo(goal = "network-create")
    @MojoParameter(name = "givenName", value = "shop")
    void failsTheBuildForWhatTheUserCanMend(NetworkCreateMojo goal) {
        doThrow(new DockerFailureException("mend it")).when(creator).create(any(), any(), any());

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("mend it")
                .hasNoCause();
    }

    @Test
    @InjectMojo(goal = "network-create")
    @MojoParameter(name = "givenName", value = "shop")
    void isAnErrorOfTheExecutionIfItCouldNotRun(NetworkCreateMojo goal) {
        doThrow(new DockerExecutionException("no engine")).when(creator).create(any(), any(), any());

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("no engine")
                .hasNoCause();
    }

    @Test
    @InjectMojo(goal = "network-create")
    @MojoParameter(name = "givenName", value = "shop")
    void asksForAReportOfWhatShouldNotHappen(NetworkCreateMojo goal) {
        doThrow(new IllegalStateException("a bug")).when(creator).create(any(), any(), any());

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("a bug")
                .hasMessageContaining("Please report it");
    }

    @Test
    @InjectMojo(goal = "network-create")
    @MojoParameter(name = "givenName", value = "not a name")
    void checksBeforeAnythingIsAskedFor(NetworkCreateMojo goal) {
        assertThatThrownBy(goal::execute).hasMessageStartingWith("Network name 'not a name' is not valid");
        verifyNoInteractions(creator);
    }
}
