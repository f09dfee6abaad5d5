package io.github.dockermaven.mojo;

import static org.mockito.Mockito.when;

import io.github.dockermaven.container.ContainerEngine;
import io.github.dockermaven.container.Owner;
import io.github.dockermaven.project.ProjectOwner;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;

/** A goal in a folder without a project, about an engine in memory, whose lines are kept. */
final class TestGoal {
    private final AbstractDockerMojo goal;
    private final MavenSession session;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final CountDownLatch waits = new CountDownLatch(1);

    /**
     * @param home where its locks are
     * @param session a mock
     */
    TestGoal(AbstractDockerMojo goal, MavenSession session, Path home, ContainerEngine engine) {
        this.goal = goal;
        this.session = session;
        when(session.getRequest())
                .thenReturn(new DefaultMavenExecutionRequest()
                        .setLocalRepositoryPath(home.toFile())
                        .setInteractiveMode(false));
        when(session.getExecutionRootDirectory()).thenReturn("/work/shop");
        List<MavenProject> projects = List.of(session.getCurrentProject());
        when(session.getProjects()).thenReturn(projects);
        when(session.getStartTime()).thenReturn(new Date());
        property("docker.host", engine.address());
        goal.setLog(new SystemStreamLog() {
            @Override
            public void info(CharSequence line) {
                lines.add(line.toString());
                if (line.toString().startsWith("Waiting: ")) {
                    waits.countDown();
                }
            }
        });
    }

    /** Sets a property of the command line. */
    void property(String name, String value) {
        session.getUserProperties().setProperty(name, value);
    }

    /** Returns the owner of what it is about. */
    Owner owner() {
        return ProjectOwner.of(session.getCurrentProject(), session);
    }

    /** Returns the lines for a person. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    /** Runs it in another thread, and returns as soon as it waits for another goal, or has ended. */
    CompletableFuture<Void> runUntilItWaits() {
        CompletableFuture<Void> run =
                CompletableFuture.runAsync(this::run).whenComplete((done, failure) -> waits.countDown());
        try {
            waits.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return run;
    }

    private void run() {
        try {
            goal.execute();
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }
}
