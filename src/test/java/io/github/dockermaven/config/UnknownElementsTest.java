package io.github.dockermaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnknownElementsTest {
    private final MavenSession session = mock();
    private final Plugin plugin = new Plugin();
    private final MavenProject project = new MavenProject(new Model());
    private final MojoExecution execution;

    UnknownElementsTest() throws Exception {
        plugin.setGroupId("io.github.dockermaven");
        plugin.setArtifactId("docker-maven-plugin");
        project.setBuild(new Build());
        project.getBuild().addPlugin(plugin);
        PluginDescriptor descriptor = new PluginDescriptor();
        descriptor.setPlugin(plugin);
        MojoDescriptor goal = new MojoDescriptor();
        goal.setGoal("build");
        goal.setPluginDescriptor(descriptor);
        Parameter parameter = new Parameter();
        parameter.setName("imagePullPolicy");
        goal.addParameter(parameter);
        descriptor.addMojo(goal);
        execution = new MojoExecution(plugin, "build", "default");
        execution.setMojoDescriptor(goal);
    }

    @BeforeEach
    void oneBuild() {
        when(session.getRequest()).thenReturn(new DefaultMavenExecutionRequest());
    }

    private List<String> warnings() {
        return UnknownElements.warnings(session, project, execution);
    }

    @Test
    void areNotTold() {
        plugin.setConfiguration(Pom.dom("<configuration><imagePullPolicy>Always</imagePullPolicy></configuration>"));

        assertThat(warnings()).isEmpty();
    }

    @Test
    void ofOthersAreToldOnce() {
        plugin.setConfiguration(
                Pom.dom("<configuration><imagePolPolicy/><somethingElse/><autoPull>true</autoPull></configuration>"));

        assertThat(warnings())
                .containsExactly(
                        "<imagePolPolicy> is not known, and has no effect. Did you mean <imagePullPolicy>?",
                        "<somethingElse> is not known, and has no effect. Remove it, or see 'mvn docker:help -Ddetail'.",
                        "<autoPull> of io.fabric8's plugin has no effect here. Remove it.");
        assertThat(warnings()).isEmpty();
    }

    @Test
    void areNoneWithoutAConfiguration() {
        assertThat(warnings()).isEmpty();
    }
}
