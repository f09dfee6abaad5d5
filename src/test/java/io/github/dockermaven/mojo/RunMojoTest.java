package io.github.dockermaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.container.ContainerEngine;
import io.github.dockermaven.container.SystemLock;
import io.github.dockermaven.project.ProjectOwner;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@MojoTest
@Timeout(120)
class RunMojoTest {
    @RegisterExtension
    final ContainerEngine engine = new ContainerEngine();

    @TempDir
    private Path home;

    @Inject
    private MavenSession session;

    @Test
    @InjectMojo(goal = "run")
    void makesNoContainerWhileAnotherGoalStartsOrStopsSome(RunMojo run) {
        TestGoal goal = new TestGoal(run, session, home, engine);
        goal.property("docker.run.image", "mysql:5.7");
        goal.property("docker.run.detach", "true");
        goal.property("docker.run.name", "shop-database");
        List<CompletableFuture<Void>> runs = new CopyOnWriteArrayList<>();
        SystemLock.stop(ProjectOwner.lockFile(goal.owner(), session), new RecordedProgress(), () -> {
            runs.add(goal.runUntilItWaits());
            assertThat(engine.names()).isEmpty();
        });
        runs.get(0).join();
        assertThat(engine.names()).containsExactly("shop-database");
        assertThat(goal.lines()).last().isEqualTo("Started container shop-database (id-shop-data)");
    }
}
