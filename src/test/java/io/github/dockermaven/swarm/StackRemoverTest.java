package io.github.dockermaven.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.container.ContainerEngine;
import io.github.dockermaven.container.Owner;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.EngineSwarm.FileKind;
import io.github.dockermaven.error.DockerFailureException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(30)
class StackRemoverTest {
    private static final Stack STACK = new Stack("shop", new Owner("machine", "x:shop", "/shop"));

    @RegisterExtension
    final ContainerEngine engine = new ContainerEngine();

    @RegisterExtension
    final SwarmEngine swarm = new SwarmEngine();

    private final RecordedProgress progress = new RecordedProgress();

    @Test
    void removesWhatTheProjectHasDeployedAndNothingElse() {
        swarm.addService("shop_users", STACK.labels());
        swarm.addService("shop_others", Map.of(Stack.NAMESPACE, "shop"));
        swarm.session().swarm().createFile(FileKind.SECRET, "shop_key", STACK.labels(), new byte[1]);
        swarm.addNetwork("shop_default", "overlay", STACK.labels());
        swarm.changes();

        new StackRemover(swarm.session(), progress).remove(STACK);

        assertThat(swarm.changes())
                .containsExactly(
                        "DELETE /services/shop_users", "DELETE /secrets/shop_key", "DELETE /networks/shop_default");
        assertThat(progress.lines())
                .startsWith(
                        "Service shop_others stays: it is of the same stack, and this project has not deployed it",
                        "Removed shop_users",
                        "Removed network shop_default");
    }

    @Test
    void nothingDeployedIsNothingToRemove() {
        new StackRemover(swarm.session(), progress).remove(STACK);

        assertThat(progress.lines()).containsExactly("Nothing of stack shop is deployed: nothing to remove");
        assertThat(swarm.changes()).isEmpty();
    }

    @Test
    void needsTheManagerOfASwarm() {
        EngineSession session = engine.session();
        assertThatThrownBy(() -> new StackRemover(session, progress).remove(STACK))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("The engine at " + engine.address()
                        + " is not the manager of a swarm, so it has no services. Make it one with 'docker swarm init', or name a"
                        + " manager with -Ddocker.host=ssh://user@manager or -Ddocker.context.");
        assertThat(engine.changes()).isEmpty();
    }
}
