package io.github.dockermaven.mojo;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import com.google.inject.Provides;
import io.github.dockermaven.network.NameOrId;
import io.github.dockermaven.network.NetworkRemover;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.junit.jupiter.api.Test;

/** Whose networks may be removed, by who names them. */
@MojoTest
class NetworkRmMojoTest {
    private final NetworkRemover remover = mock();

    @Inject
    private MavenSession session;

    @Provides
    NetworkRemover remover() {
        return remover;
    }

    @Test
    @InjectMojo(goal = "network-rm")
    void removesAnybodysIfTheCommandLineNamesThem(NetworkRmMojo goal) throws Exception {
        session.getUserProperties().setProperty("docker.network", "shop,other");

        goal.execute();

        verify(remover)
                .remove(eq(List.of(NameOrId.nameOrId("shop"), NameOrId.nameOrId("other"))), eq(false), any(), any());
    }

    @Test
    @InjectMojo(goal = "network-rm")
    void removesOnlyOursIfAPropertyOfThePomNamesThem(NetworkRmMojo goal) throws Exception {
        session.getCurrentProject().getProperties().setProperty("docker.network", "shop");
        goal.execute();

        verify(remover).remove(eq(List.of(NameOrId.name("shop"))), eq(true), any(), any());
    }
}
