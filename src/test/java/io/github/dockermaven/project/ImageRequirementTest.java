package io.github.dockermaven.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.Collections;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.Profile;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageRequirementTest {
    private final Plugin plugin = new Plugin();
    private final MavenProject project = new MavenProject();
    private final MavenSession session = mock();

    ImageRequirementTest() {
        plugin.setGroupId("io.github.dockermaven");
        plugin.setArtifactId("docker-maven-plugin");
        project.setOriginalModel(new Model());
    }

    private ImageRequirement wish(MojoExecution.Source source) {
        PluginDescriptor descriptor = new PluginDescriptor();
        descriptor.setPlugin(plugin);
        MojoDescriptor goal = new MojoDescriptor();
        goal.setPluginDescriptor(descriptor);
        return ImageRequirement.of(session, project, new MojoExecution(goal, "default", source));
    }

    @ParameterizedTest
    @CsvSource({"1, OF_THIS_PROJECT", "2, WHERE_POSSIBLE"})
    void onTheCommandLineIsForAProjectAlone(int projects, ImageRequirement wish) {
        when(session.getProjects()).thenReturn(Collections.nCopies(projects, project));

        assertThat(wish(MojoExecution.Source.CLI)).isEqualTo(wish);
    }

    @Test
    void isInThePomThatNamesThePlugin() {
        project.getOriginalModel().setBuild(new Build());
        project.getOriginalModel().getBuild().addPlugin(plugin);

        assertThat(wish(MojoExecution.Source.LIFECYCLE)).isEqualTo(ImageRequirement.OF_THIS_PROJECT);
    }

    @Test
    void isInAProfileThatNamesThePlugin() {
        Profile profile = new Profile();
        profile.setBuild(new Build());
        profile.getBuild().addPlugin(plugin);
        project.getOriginalModel().addProfile(profile);

        assertThat(wish(MojoExecution.Source.LIFECYCLE)).isEqualTo(ImageRequirement.OF_THIS_PROJECT);
    }

    @Test
    void isNotInAParentThatHandsThePluginOnToItsModules() {
        project.setPackaging("pom");
        project.getOriginalModel().setBuild(new Build());
        project.getOriginalModel().getBuild().addPlugin(plugin);

        assertThat(wish(MojoExecution.Source.LIFECYCLE)).isEqualTo(ImageRequirement.IF_PACKAGED);
    }

    @Test
    void isNotInAPomThatInheritsThePlugin() {
        project.setModel(new Model());
        project.getModel().setBuild(new Build());
        project.getModel().getBuild().addPlugin(plugin);

        assertThat(wish(MojoExecution.Source.LIFECYCLE)).isEqualTo(ImageRequirement.IF_PACKAGED);
    }
}
