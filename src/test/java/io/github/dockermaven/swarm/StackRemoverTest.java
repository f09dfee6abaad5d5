package io.github.dockermaven.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.container.ContainerEngine;
import io.github.dockermaven.container.Owner;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.error.DockerFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class StackRemoverTest {
    @RegisterExtension
    final ContainerEngine engine = new ContainerEngine();

    @Test
    void needsTheManagerOfASwarm() {
        EngineSession session = engine.session();
        assertThatThrownBy(() -> new StackRemover(session, new RecordedProgress())
                        .remove(new Stack("shop", new Owner("machine", "x:shop", "/shop"))))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("The engine at " + engine.address()
                        + " is not the manager of a swarm, so it has no services. Make it one with 'docker swarm init', or name a"
                        + " manager with -Ddocker.host=ssh://user@manager or -Ddocker.context.");
        assertThat(engine.changes()).isEmpty();
    }
}
