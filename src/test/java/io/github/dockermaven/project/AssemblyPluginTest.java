package io.github.dockermaven.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.github.dockermaven.error.DockerExecutionException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginResolutionException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.xml.XmlPlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.ArgumentCaptor;

class AssemblyPluginTest {
    @TempDir
    private Path folder;

    private final BuildPluginManager plugins = mock();
    private final MavenSession session = mock();
    private final MavenSession clone = mock();
    private final Xpp3Dom parameters = new Xpp3Dom("configuration");
    private MavenProject project;

    @BeforeEach
    void mockSession() {
        project = TestProjects.userService(folder);
        when(session.clone()).thenReturn(clone);
        Xpp3Dom given = new Xpp3Dom("attach");
        given.setValue("false");
        parameters.addChild(given);
    }

    private static MojoDescriptor goal() {
        XmlPlexusConfiguration defaults = new XmlPlexusConfiguration("configuration");
        for (String name : List.of("attach", "dryRun", "escapeString")) {
            XmlPlexusConfiguration parameter = new XmlPlexusConfiguration(name);
            parameter.setValue("${assembly." + name + "}");
            if (!name.equals("escapeString")) {
                parameter.setAttribute("default-value", "true");
            }
            defaults.addChild(parameter);
        }
        MojoDescriptor goal = new MojoDescriptor();
        goal.setPluginDescriptor(new PluginDescriptor());
        goal.setMojoConfiguration(defaults);
        return goal;
    }

    @Test
    void runsTheGoalForAProjectWithTheDefaultsOfWhatIsNotGiven() throws Exception {
        when(plugins.getMojoDescriptor(any(), eq("single"), any(), any())).thenReturn(goal());

        new AssemblyPlugin(plugins).single(session, project, parameters);

        ArgumentCaptor<MojoExecution> execution = ArgumentCaptor.captor();
        verify(plugins).executeMojo(eq(clone), execution.capture());
        verify(clone).setCurrentProject(project);
        verify(session, never()).setCurrentProject(any());
        Xpp3Dom configuration = execution.getValue().getConfiguration();
        assertThat(configuration.getChild("attach").getValue()).isEqualTo("false");
        assertThat(configuration.getChild("dryRun").getValue())
                .as("what a property of the command line decides")
                .isNull();
        assertThat(configuration.getChild("dryRun").getAttribute("default-value"))
                .isEqualTo("true");
        assertThat(configuration.getChild("escapeString")).isNull();
    }

    @Test
    void tellsThatThePluginCannotBeLoaded() throws Exception {
        PluginResolutionException offline = mock();
        when(offline.getMessage()).thenReturn("Cannot access central in offline mode.");
        when(plugins.getMojoDescriptor(any(), any(), any(), any())).thenThrow(offline);

        assertThatThrownBy(() -> new AssemblyPlugin(plugins).single(session, project, parameters))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessage(
                        "maven-assembly-plugin " + AssemblyPlugin.VERSION + ", which puts the files of an <assembly>"
                                + " together, cannot be run: Cannot access central in offline mode. Check that Maven reaches its"
                                + " plugin repositories; with --offline run the same once without.");
    }
}
