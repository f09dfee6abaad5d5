package io.github.dockermaven.mojo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import com.google.inject.Provides;
import io.github.dockermaven.config.NetworkElement;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.network.NetworkCreator;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

/** Parameters as Maven injects them, and what becomes of errors: for all goals by the example of one. */
@MojoTest
class NetworkCreateMojoTest {
    private final NetworkCreator creator = mock();

    @Inject
    private MavenSession session;

    @Provides
    NetworkCreator creator() {
        return creator;
    }

    @Test
    @InjectMojo(goal = "network-create")
    @MojoParameter(name = "givenName", value = "shop")
    void makesTheOneNetworkOfTheCommandLine(NetworkCreateMojo goal) throws Exception {
        session.getUserProperties().setProperty("docker.network.internal", "true");

        goal.execute();

        verify(creator).create(eq(List.of(NetworkElement.of("shop", Map.of("internal", "true")))), any(), any());
    }

    @Test
    @InjectMojo(goal = "network-create")
    void wantsTheNameOfTheNetworkThatASubnetIsFor(NetworkCreateMojo goal) {
        session.getUserProperties().setProperty("docker.network.subnet", "172.28.0.0/16");

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("-Ddocker.network.subnet says how a network is, but not which. Add"
                        + " -Ddocker.network=ecommerce-network, or configure <networks>.");
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

    @Test
    @InjectMojo(goal = "network-create")
    @MojoParameter(name = "givenName", value = "shop")
    @MojoParameter(name = "dockerHost", value = "unix:///no/engine.sock")
    void endsTheSessionWithTheEngineWhenItIsDone(NetworkCreateMojo goal) throws Exception {
        goal.execute();

        assertIsClosed(engine());
    }

    @Test
    @InjectMojo(goal = "network-create")
    @MojoParameter(name = "givenName", value = "shop")
    @MojoParameter(name = "dockerHost", value = "unix:///no/engine.sock")
    void endsTheSessionWithTheEngineWhenItFails(NetworkCreateMojo goal) {
        doThrow(new DockerFailureException("mend it")).when(creator).create(any(), any(), any());

        assertThatThrownBy(goal::execute).hasMessage("mend it");
        assertIsClosed(engine());
    }

    /** Returns what the service was given. */
    private EngineSession engine() {
        ArgumentCaptor<EngineSession> engine = ArgumentCaptor.captor();
        verify(creator).create(any(), engine.capture(), any());
        return engine.getValue();
    }

    private static void assertIsClosed(EngineSession engine) {
        assertThatThrownBy(engine::address).hasMessage("The session with the engine is closed");
    }
}
