package io.github.dockermaven.project;

import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.PrintableText;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.InvalidPluginDescriptorException;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.MojoNotFoundException;
import org.apache.maven.plugin.PluginConfigurationException;
import org.apache.maven.plugin.PluginDescriptorParsingException;
import org.apache.maven.plugin.PluginManagerException;
import org.apache.maven.plugin.PluginNotFoundException;
import org.apache.maven.plugin.PluginResolutionException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Runs maven-assembly-plugin's goal {@code single}. Maven loads it when it is first asked for, so that it costs nothing
 * where no image has an assembly: as a part of this plugin it would take Maven longer to start than all else.
 */
@Named
@Singleton
class AssemblyPlugin {
    /** The one that this plugin is tested with; Maven's own default below 4 is of 2006. */
    static final String VERSION = "3.7.1";

    /** The attribute that has a parameter's default in the descriptor of a plugin. */
    private static final String DEFAULT = "default-value";

    private final BuildPluginManager plugins;

    @Inject
    AssemblyPlugin(BuildPluginManager plugins) {
        this.plugins = plugins;
    }

    /**
     * Runs the goal.
     *
     * @param project what the goal is to take for the current project
     * @param parameters the goal's parameters that are not to have their defaults
     * @throws MojoExecutionException if the goal throws it, with a cause of a class that is not known here
     * @throws MojoFailureException if the goal throws it
     * @throws DockerExecutionException if the plugin cannot be loaded
     */
    void single(MavenSession session, MavenProject project, Xpp3Dom parameters)
            throws MojoExecutionException, MojoFailureException {
        Plugin plugin = new Plugin();
        plugin.setArtifactId("maven-assembly-plugin");
        plugin.setVersion(VERSION);
        MavenSession own = session.clone();
        own.setCurrentProject(project);
        try {
            MojoDescriptor goal = plugins.getMojoDescriptor(
                    plugin, "single", project.getRemotePluginRepositories(), session.getRepositorySession());
            MojoExecution execution = new MojoExecution(goal);
            execution.setConfiguration(Xpp3Dom.mergeXpp3Dom(parameters, defaults(goal.getMojoConfiguration())));
            plugins.executeMojo(own, execution);
        } catch (PluginNotFoundException
                | PluginResolutionException
                | PluginDescriptorParsingException
                | MojoNotFoundException
                | InvalidPluginDescriptorException
                | PluginConfigurationException
                | PluginManagerException e) {
            throw new DockerExecutionException(
                    "maven-assembly-plugin " + VERSION
                            + ", which puts the files of an <assembly> together, cannot be run: "
                            + PrintableText.of(e).strip().replaceFirst("\\.$", "")
                            + ". Check that Maven reaches its plugin repositories; with --offline run the same once without.",
                    e);
        }
    }

    /**
     * Returns the defaults of a goal, as a tree to which others can be added, without the properties that stand for
     * its parameters: on the command line those are meant for assemblies of the project's own, or, as {@code
     * encoding}, for something else.
     */
    private static Xpp3Dom defaults(PlexusConfiguration parameters) {
        Xpp3Dom defaults = new Xpp3Dom(parameters.getName());
        for (PlexusConfiguration parameter : parameters.getChildren()) {
            if (parameter.getAttribute(DEFAULT) != null) {
                Xpp3Dom value = new Xpp3Dom(parameter.getName());
                for (String name : parameter.getAttributeNames()) {
                    value.setAttribute(name, parameter.getAttribute(name));
                }
                defaults.addChild(value);
            }
        }
        return defaults;
    }
}
