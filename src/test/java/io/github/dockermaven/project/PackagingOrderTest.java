package io.github.dockermaven.project;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.image.DockerFailureException;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackagingOrderTest {
    @TempDir
    private Path folder;

    private final Properties commandLine = new Properties();

    private static Plugin plugin(String artifactId, String goal, String phase) {
        Plugin plugin = new Plugin();
        plugin.setGroupId("a.group");
        plugin.setArtifactId(artifactId);
        PluginExecution execution = new PluginExecution();
        execution.addGoal(goal);
        execution.setPhase(phase);
        plugin.addExecution(execution);
        return plugin;
    }

    private static final Plugin OURS = plugin("docker-maven-plugin", "build", null);

    private static MojoExecution execution(String phase) {
        MojoDescriptor goal = new MojoDescriptor();
        goal.setGoal("build");
        goal.setPluginDescriptor(new PluginDescriptor());
        goal.getPluginDescriptor().setPlugin(OURS);
        MojoExecution execution = new MojoExecution(goal, "default", MojoExecution.Source.LIFECYCLE);
        execution.setLifecyclePhase(phase);
        return execution;
    }

    private void check(String phase, Plugin... plugins) {
        MavenProject project = TestProjects.userService(folder);
        for (Plugin plugin : plugins) {
            project.getBuild().addPlugin(plugin);
        }
        PackagingOrder.check(project, execution(phase), commandLine);
    }

    @ParameterizedTest
    @CsvSource({"spring-boot-maven-plugin, repackage", "maven-shade-plugin, shade", "quarkus-maven-plugin, build"})
    void refusesToRunAboveWhatPackages(String artifactId, String goal) {
        assertThatThrownBy(() -> check("package", OURS, plugin(artifactId, goal, null)))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(artifactId + " packages user-service after this goal: plugins of one phase run in the POM's"
                        + " order. Move docker-maven-plugin below " + artifactId + " in the POM.");
    }

    @Test
    void hasNothingAgainstTheRightOrder() {
        assertThatCode(() -> check("package", plugin("maven-shade-plugin", "shade", null), OURS))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"install, package", "package, prepare-package", "package, none"})
    void hasNothingAgainstOtherPhases(String ours, String theirs) {
        assertThatCode(() -> check(ours, OURS, plugin("maven-shade-plugin", "shade", theirs)))
                .doesNotThrowAnyException();
    }

    @Test
    void hasNothingAgainstWhatIsSkipped() {
        Plugin skipped = plugin("spring-boot-maven-plugin", "repackage", null);
        commandLine.setProperty("spring-boot.repackage.skip", "true");
        assertThatCode(() -> check("package", OURS, skipped)).doesNotThrowAnyException();

        Plugin configured = plugin("maven-shade-plugin", "shade", null);
        Xpp3Dom configuration = new Xpp3Dom("configuration");
        Xpp3Dom skip = new Xpp3Dom("skip");
        skip.setValue("true");
        configuration.addChild(skip);
        configured.getExecutions().get(0).setConfiguration(configuration);
        assertThatCode(() -> check("package", OURS, configured)).doesNotThrowAnyException();
    }
}
