package io.github.dockermaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.when;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.container.ContainerEngine;
import io.github.dockermaven.container.Owner;
import io.github.dockermaven.container.SystemLock;
import io.github.dockermaven.project.ProjectOwner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@MojoTest
@Timeout(120)
class PruneMojoTest {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final CountDownLatch waits = new CountDownLatch(1);

    @TempDir
    private Path home;

    @Inject
    private MavenSession session;

    private ContainerEngine engine;

    @BeforeEach
    void open() throws IOException {
        engine = new ContainerEngine(home);
    }

    @AfterEach
    void close() throws IOException {
        engine.close();
    }

    /** Returns the owner of what the goal is about, with an ended container. */
    private Owner prepare(PruneMojo goal) {
        when(session.getRequest())
                .thenReturn(new DefaultMavenExecutionRequest()
                        .setLocalRepositoryPath(home.toFile())
                        .setInteractiveMode(false));
        when(session.getExecutionRootDirectory()).thenReturn("/work/shop");
        List<MavenProject> projects = List.of(session.getCurrentProject());
        when(session.getProjects()).thenReturn(projects);
        when(session.getStartTime()).thenReturn(new Date());
        session.getUserProperties().setProperty("docker.host", engine.address());
        goal.setLog(new SystemStreamLog() {
            @Override
            public void info(CharSequence line) {
                lines.add(line.toString());
                if (line.toString().startsWith("Waiting: ")) {
                    waits.countDown();
                }
            }
        });
        Owner owner = ProjectOwner.of(session.getCurrentProject(), session);
        engine.add("db", "mysql:5.7", owner.labels());
        engine.become("db", "exited");
        return owner;
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
    void removesItWithForce(PruneMojo goal) throws Exception {
        prepare(goal);
        session.getUserProperties().setProperty("docker.force", "true");
        goal.execute();
        goal.execute();
        assertThat(engine.names()).isEmpty();
        assertThat(lines)
                .containsExactly(
                        "Removing 1 container:",
                        "- container db (exited), 1.0 kB",
                        "Removed 1 container. Space won: 1.0 kB",
                        "Nothing of this folder is unused: nothing to remove");
    }

    @Test
    @InjectMojo(goal = "prune")
    void waitsForAStartAndLeavesWhatItHasStarted(PruneMojo goal) {
        Owner owner = prepare(goal);
        session.getUserProperties().setProperty("docker.force", "true");
        List<CompletableFuture<Void>> prune = new CopyOnWriteArrayList<>();
        SystemLock.start(ProjectOwner.lockFile(owner, session), new RecordedProgress(), () -> {
            prune.add(
                    CompletableFuture.runAsync(() -> execute(goal)).whenComplete((done, failure) -> waits.countDown()));
            await(waits);
            engine.become("db", "running");
        });
        prune.get(0).join();
        assertThat(engine.names()).containsExactly("db");
        assertThat(lines)
                .last()
                .isEqualTo("The container db (exited) stays: somebody uses it meanwhile, or has removed it");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(PruneMojo goal) {
        try {
            goal.execute();
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }
}
