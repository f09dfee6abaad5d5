package io.github.dockermaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@MojoTest
@Timeout(120)
class PruneMojoTest {
    @RegisterExtension
    final ContainerEngine engine = new ContainerEngine();

    @TempDir
    private Path home;

    @Inject
    private MavenSession session;

    /** Returns the goal with an ended container of its owner. */
    private TestGoal prepare(PruneMojo prune) {
        TestGoal goal = new TestGoal(prune, session, home, engine);
        engine.add("db", "mysql:5.7", goal.owner().labels());
        engine.become("db", "exited");
        return goal;
    }

    @Test
    @InjectMojo(goal = "prune")
    void listsWhatItRemovesIfNobodyCanBeAsked(PruneMojo goal) {
        prepare(goal);
        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("""
                Nothing is removed: there is nobody to ask, without a terminal or with -B. -Ddocker.force removes without \
                asking 1 container:
                  - container db (exited), 1.0 kB""");
        assertThat(engine.names()).containsExactly("db");
    }

    @Test
    @InjectMojo(goal = "prune")
    void removesItWithForce(PruneMojo prune) throws Exception {
        TestGoal goal = prepare(prune);
        goal.property("docker.force", "true");
        prune.execute();
        prune.execute();
        assertThat(engine.names()).isEmpty();
        assertThat(goal.lines())
                .containsExactly(
                        "Removing 1 container:",
                        "- container db (exited), 1.0 kB",
                        "Removed 1 container. Space won: 1.0 kB",
                        "Nothing of this folder is unused: nothing to remove");
    }

    @Test
    @InjectMojo(goal = "prune")
    void waitsForAStartAndLeavesWhatItHasStarted(PruneMojo prune) {
        TestGoal goal = prepare(prune);
        goal.property("docker.force", "true");
        List<CompletableFuture<Void>> runs = new CopyOnWriteArrayList<>();
        SystemLock.start(ProjectOwner.lockFile(goal.owner(), session), new RecordedProgress(), () -> {
            runs.add(goal.runUntilItWaits());
            engine.become("db", "running");
        });
        runs.get(0).join();
        assertThat(engine.names()).containsExactly("db");
        assertThat(goal.lines())
                .last()
                .isEqualTo("The container db (exited) stays: somebody uses it meanwhile, or has removed it");
    }
}
