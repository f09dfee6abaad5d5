package io.github.dockermaven.mojo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import com.google.inject.Provides;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.NetworkSpec.Switch;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.network.NetworkCreator;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
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

    @BeforeEach
    void hasAFolder() {
        when(session.getExecutionRootDirectory()).thenReturn("/work/shop");
    }

    @Test
    @InjectMojo(goal = "network-create")
    void makesTheOneNetworkOfTheCommandLine(NetworkCreateMojo goal) throws Exception {
        session.getUserProperties().setProperty("docker.network", "shop");
        session.getUserProperties().setProperty("docker.network.internal", "true");

        goal.execute();

        verify(creator)
                .create(
                        argThat(requests -> requests.size() == 1
                                && requests.get(0).spec().name().equals("shop")
                                && requests.get(0).spec().switches().equals(Map.of(Switch.INTERNAL, true))),
                        argThat(labels -> labels.containsKey("io.github.dockermaven.folder")
                                && labels.containsKey("io.github.dockermaven.kept")),
                        any(),
                        any());
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
    void isSkippedWithAllGoals(NetworkCreateMojo goal) throws Exception {
        session.getUserProperties().setProperty("docker.skip", "true");
        goal.execute();

        verifyNoInteractions(creator);
    }

    @Test
    @InjectMojo(goal = "network-create")
    void isSkippedAlone(NetworkCreateMojo goal) throws Exception {
        session.getUserProperties().setProperty("docker.skip.network", "true");
        goal.execute();

        verifyNoInteractions(creator);
    }

    @Test
    @InjectMojo(goal = "network-create")
    void failsTheBuildForWhatTheUserCanMend(NetworkCreateMojo goal) {
        session.getUserProperties().setProperty("docker.network", "shop");
        doThrow(new DockerFailureException("mend it")).when(creator).create(any(), any(), any(), any());

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("mend it")
                .hasNoCause();
    }

    @Test
    @InjectMojo(goal = "network-create")
    void isAnErrorOfTheExecutionIfItCouldNotRun(NetworkCreateMojo goal) {
        session.getUserProperties().setProperty("docker.network", "shop");
        doThrow(new DockerExecutionException("no engine")).when(creator).create(any(), any(), any(), any());

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("no engine")
                .hasNoCause();
    }

    @Test
    @InjectMojo(goal = "network-create")
    void asksForAReportOfWhatShouldNotHappen(NetworkCreateMojo goal) {
        session.getUserProperties().setProperty("docker.network", "shop");
        doThrow(new IllegalStateException("a bug")).when(creator).create(any(), any(), any(), any());

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("a bug")
                .hasMessageContaining("Please report it");
    }

    @Test
    @InjectMojo(goal = "network-create")
    void checksBeforeAnythingIsAskedFor(NetworkCreateMojo goal) {
        session.getUserProperties().setProperty("docker.network", "not a name");
        assertThatThrownBy(goal::execute).hasMessageStartingWith("Network name 'not a name' is not valid");
        verifyNoInteractions(creator);
    }

    @Test
    @InjectMojo(goal = "network-create")
    void endsTheSessionWithTheEngineWhenItIsDone(NetworkCreateMojo goal) throws Exception {
        session.getUserProperties().setProperty("docker.network", "shop");
        session.getUserProperties().setProperty("docker.host", "unix:///no/engine.sock");

        goal.execute();

        assertIsClosed(engine());
    }

    @Test
    @InjectMojo(goal = "network-create")
    void endsTheSessionWithTheEngineWhenItFails(NetworkCreateMojo goal) {
        session.getUserProperties().setProperty("docker.network", "shop");
        session.getUserProperties().setProperty("docker.host", "unix:///no/engine.sock");
        doThrow(new DockerFailureException("mend it")).when(creator).create(any(), any(), any(), any());

        assertThatThrownBy(goal::execute).hasMessage("mend it");
        assertIsClosed(engine());
    }

    /** Returns what the service was given. */
    private EngineSession engine() {
        ArgumentCaptor<EngineSession> engine = ArgumentCaptor.captor();
        verify(creator).create(any(), any(), engine.capture(), any());
        return engine.getValue();
    }

    private static void assertIsClosed(EngineSession engine) {
        assertThatThrownBy(engine::address).hasMessage("The session with the engine is closed");
    }
}
