package io.github.dockermaven.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.dockermaven.builder.Destination;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.maven.execution.BuildFailure;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.execution.ProjectDependencyGraph;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReactorImagesTest {
    private static final List<ImageReference> BASE = List.of(ImageReference.parse("shop/base:1"));

    private final MavenSession session = mock();
    private final ProjectDependencyGraph graph = mock();
    private final MavenProject base = project("base");
    private final MavenProject users = project("users");

    private static MavenProject project(String artifactId) {
        MavenProject project = new MavenProject();
        project.setGroupId("shop");
        project.setArtifactId(artifactId);
        project.setVersion("1");
        return project;
    }

    @BeforeEach
    void oneBuild() {
        when(session.getRequest()).thenReturn(new DefaultMavenExecutionRequest());
        when(session.getResult()).thenReturn(new DefaultMavenExecutionResult());
        when(session.getProjects()).thenReturn(List.of(users, base));
        when(session.getProjectDependencyGraph()).thenReturn(graph);
        when(graph.getUpstreamProjects(any(), anyBoolean())).thenReturn(List.of());
    }

    private ReactorImages images(int threads) {
        session.getRequest().setDegreeOfConcurrency(threads);
        return ReactorImages.of(session, project -> project == base ? BASE : List.of());
    }

    @Test
    void areOneForTheWholeBuild() {
        assertThat(images(1)).isSameAs(images(1));
    }

    @Test
    void areWaitedFor() throws Exception {
        ReactorImages images = images(2);
        CompletableFuture<Void> waiting =
                CompletableFuture.runAsync(() -> images.await(users, BASE, Destination.ENGINE));

        assertThatThrownBy(() -> waiting.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        images.done(base);
        waiting.get(30, TimeUnit.SECONDS);
    }

    @Test
    void areNoLongerWaitedForWhenTheirProjectFailed() throws Exception {
        ReactorImages images = images(2);
        CompletableFuture<Void> waiting =
                CompletableFuture.runAsync(() -> images.await(users, BASE, Destination.ENGINE));
        session.getResult().addBuildSummary(new BuildFailure(base, 1, new Exception()));

        waiting.get(30, TimeUnit.SECONDS);
    }

    @Test
    void wouldNeverBeMadeWithoutAThread() {
        assertThatThrownBy(() -> images(1).await(users, BASE, Destination.ENGINE))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("An image of project users is FROM shop/base:1, which project base makes only later in this"
                        + " build. Let users depend on base (<type>pom</type> will do), or name that module before this"
                        + " one.");
    }

    @Test
    void wouldNeverBeMadeByAProjectThatNeedsThisOne() {
        when(graph.getUpstreamProjects(base, true)).thenReturn(List.of(users));

        assertThatThrownBy(() -> images(8).await(users, BASE, Destination.ENGINE))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageContaining("makes only later");
    }

    @Test
    void leaveAThreadToMakeThem() throws Exception {
        ReactorImages images = images(2);
        CompletableFuture<Void> first = CompletableFuture.runAsync(() -> images.await(users, BASE, Destination.ENGINE));
        MavenProject orders = project("orders");
        CompletableFuture<Void> second =
                CompletableFuture.runAsync(() -> images.await(orders, BASE, Destination.ENGINE));

        assertThatThrownBy(() -> CompletableFuture.anyOf(first, second).get(30, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(DockerFailureException.class);
        images.done(base);
    }

    /** The engine may have one of that name, which an earlier build made. */
    @Test
    void areNotTakenFromAnArchive() {
        ReactorImages images = images(1);
        images.built(BASE, Destination.ARCHIVE);
        images.done(base);

        assertThatThrownBy(() -> images.await(users, BASE, Destination.ENGINE))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(
                        "An image of project users is FROM shop/base:1, which project base puts into an archive, and"
                                + " its base image is taken from an engine. Set docker.destination of base to engine.");
        assertThatCode(() -> images.await(base, BASE, Destination.ENGINE)).doesNotThrowAnyException();
    }

    /** Under the name that the POM has, the registry may have an older one. */
    @Test
    void areNamedInFromAsTheyGoIntoTheirRegistry() {
        ReactorImages images = images(1);
        images.goesAs(ImageReference.parse("shop/other:1"), ImageReference.parse("shop/other:1"));
        images.goesAs(BASE.get(0), ImageReference.parse("r.example.com/shop/base:1"));
        images.done(base);

        assertThatThrownBy(() -> images.await(users, BASE, Destination.REGISTRY))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("An image of project users is FROM shop/base:1, which this build puts into its registry as"
                        + " r.example.com/shop/base:1. Write that name in FROM.");
        assertThatCode(() -> images.await(users, List.of(ImageReference.parse("shop/other:1")), Destination.REGISTRY))
                .doesNotThrowAnyException();
    }

    @Test
    void ofNobodyElseAreNotWaitedFor() {
        ReactorImages images = images(1);

        assertThatCode(() -> images.await(base, BASE, Destination.ENGINE)).doesNotThrowAnyException();
        assertThatCode(() -> images.await(users, List.of(ImageReference.parse("busybox:latest")), Destination.ENGINE))
                .doesNotThrowAnyException();
    }
}
