package io.github.dockermaven.project;

import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.io.GracefulShutdown;
import java.util.List;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.PluginConfigurationException;
import org.apache.maven.plugin.PluginManagerException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** The goal {@code docker:build}, called by another goal of this plugin as if the user had called it before. */
@Named
@Singleton
public class ImageBuildGoal {
    private static final String GOAL = "build";
    /** The execution that is about the images of compose files' services, and no others. */
    private static final String SERVICES = "services-of-compose-files";

    private final BuildPluginManager plugins;

    @Inject
    ImageBuildGoal(BuildPluginManager plugins) {
        this.plugins = plugins;
    }

    /**
     * Builds the images of a project, unless they are up to date.
     *
     * @param caller the goal that calls it
     * @throws DockerFailureException if that is not possible, in the words of that goal
     */
    public void run(MavenSession session, MavenProject project, MojoExecution caller) {
        run(session, project, caller, List.of());
    }

    /**
     * Builds some of the images of a project as {@link #run(MavenSession, MavenProject, MojoExecution)} does.
     *
     * @param images their aliases or names; none for all
     */
    public void run(MavenSession session, MavenProject project, MojoExecution caller, List<String> images) {
        execute(session, project, execution(caller, caller.getExecutionId()), images);
    }

    /**
     * Builds the images of the services of compose files that no module makes, unless they are up to date.
     *
     * @param project the one that Maven was called in
     */
    public void runServices(MavenSession session, MavenProject project, MojoExecution caller) {
        execute(session, project, execution(caller, SERVICES), List.of());
    }

    /** Returns whether an execution is about the images of services alone. */
    public static boolean isOfServices(MojoExecution execution) {
        return execution.getExecutionId().equals(SERVICES);
    }

    private static MojoExecution execution(MojoExecution caller, String id) {
        MojoDescriptor goal = caller.getMojoDescriptor().getPluginDescriptor().getMojo(GOAL);
        return new MojoExecution(goal, id, caller.getSource());
    }

    private void execute(MavenSession session, MavenProject project, MojoExecution execution, List<String> images) {
        Xpp3Dom ofMaven = new Xpp3Dom("configuration");
        ofMaven.addChild(element("session", "${session}"));
        ofMaven.addChild(element("mojoExecution", "${mojoExecution}"));
        if (!images.isEmpty()) {
            Xpp3Dom filter = new Xpp3Dom("filter");
            images.forEach(image -> filter.addChild(element("image", image)));
            ofMaven.addChild(filter);
        }
        execution.setConfiguration(ofMaven);
        MavenSession own = session.clone();
        own.setCurrentProject(project);
        try {
            plugins.executeMojo(own, execution);
        } catch (MojoFailureException | MojoExecutionException e) {
            throw new DockerFailureException(e.getMessage(), e);
        } catch (PluginConfigurationException | PluginManagerException e) {
            throw new DockerExecutionException(
                    "docker:build cannot be called: " + PrintableText.of(e)
                            + ". Call it before: 'mvn docker:build docker:run'.",
                    e);
        } finally {
            // The other goal on this thread has left.
            GracefulShutdown.ofProcess().enter();
        }
    }

    private static Xpp3Dom element(String name, String value) {
        Xpp3Dom element = new Xpp3Dom(name);
        element.setValue(value);
        return element;
    }
}
