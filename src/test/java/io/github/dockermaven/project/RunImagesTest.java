package io.github.dockermaven.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.container.TestStarted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunImagesTest {
    @TempDir
    private Path folder;

    private final ContainerRequest web = TestStarted.of("web", "web.port", 8080).request();
    private FakeSession fake;
    private MavenProject other;

    @BeforeEach
    void addModule() {
        fake = FakeSession.in(folder);
        other = TestProjects.userService(folder.resolve("other"));
        other.setArtifactId("other");
        fake.session().setProjects(List.of(fake.project(), other));
    }

    private ContainerRequest completed(MavenProject maker) {
        ReactorImages reactor = ReactorImages.of(
                fake.session(),
                project -> project == maker ? List.of(web.image().name()) : List.of());
        return new RunImages(reactor, fake.session())
                .complete(fake.project(), List.of(web))
                .get(0);
    }

    @Test
    void areOfThisBuildIfAnotherProjectMakesThem() {
        assertThat(completed(other).image().isOfBuild()).isTrue();
        assertThat(completed(other).image().application().output()).contains(folder.resolve("other/target"));
    }

    /** The command line may name any image, and each project would build one of that name. */
    @Test
    void areOfOthersIfTheProjectItselfSaysSo() {
        assertThat(completed(fake.project()).image().isOfBuild()).isFalse();
    }

    /** A goal of its own POM that is bound to a phase, with other goals of the plugin. */
    private boolean hasImage(String... boundGoals) {
        MojoExecution execution = FakeSession.execution("start", MojoExecution.Source.LIFECYCLE);
        Plugin plugin = fake.project()
                .getOriginalModel()
                .getBuild()
                .getPluginsAsMap()
                .get(execution.getPlugin().getKey());
        PluginExecution bound = new PluginExecution();
        bound.setGoals(List.of(boundGoals));
        plugin.setExecutions(List.of(bound));
        fake.project().getBuild().setPlugins(List.of(plugin));
        return runImages().hasImage(fake.project(), execution);
    }

    private RunImages runImages() {
        return new RunImages(ReactorImages.of(fake.session(), project -> List.of()), fake.session());
    }

    @Test
    void areNoWishOfAProjectThatHasNothingToMakeOneOf() throws IOException {
        TestProjects.jar(folder.resolve("target/user-service-1.0.jar"), null);

        assertThat(hasImage("volume-create", "start")).isFalse();
        assertThat(hasImage("build", "start")).isTrue();
        fake.session().setProjects(List.of(fake.project()));
        assertThat(runImages().hasImage(fake.project(), FakeSession.execution("start", MojoExecution.Source.CLI)))
                .isTrue();
    }

    @Test
    void areWantedWhereThereIsSomethingToMakeOneOf() throws IOException {
        TestProjects.jar(folder.resolve("target/user-service-1.0.jar"), "shop.Main");

        assertThat(hasImage("start")).isTrue();
    }

    @Test
    void areWantedOfADockerfile() throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), "FROM base\n");

        assertThat(hasImage("start")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mainClass", "dockerfile"})
    void areWantedIfThePomSaysOfWhat(String element) {
        Xpp3Dom configuration = new Xpp3Dom("configuration");
        configuration.addChild(new Xpp3Dom(element));
        fake.project().getOriginalModel().getBuild().getPlugins().get(0).setConfiguration(configuration);

        assertThat(hasImage("start")).isTrue();
    }
}
