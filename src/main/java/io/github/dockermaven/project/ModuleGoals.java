package io.github.dockermaven.project;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.util.List;
import java.util.function.Predicate;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;

/** Goals and phases of Maven's that are run again for one module while a goal of this plugin runs. */
@Named
@Singleton
public class ModuleGoals {
    private static final String RESOURCES = "process-resources";

    private final LifecycleExecutor lifecycles;
    private final BuildPluginManager plugins;
    private final ModuleDependencies dependencies;

    @Inject
    ModuleGoals(LifecycleExecutor lifecycles, BuildPluginManager plugins, ModuleDependencies dependencies) {
        this.lifecycles = lifecycles;
        this.plugins = plugins;
        this.dependencies = dependencies;
    }

    /**
     * Runs phases or goals, as on the command line.
     *
     * @throws DockerFailureException if one fails, or is not known
     */
    public void run(List<String> tasks, MavenProject project, MavenSession session) {
        dependencies.resolve(project, session);
        run(tasks, each -> true, project, session);
    }

    /**
     * Calls a goal for a project, which has its plugin.
     *
     * @param goal {@code groupId:artifactId:goal}
     * @throws DockerFailureException if it fails, or is not known
     */
    public void call(String goal, MavenProject project, MavenSession session) {
        run(List.of(goal), each -> true, project, session);
    }

    /**
     * Copies the resources of a module to its classes.
     *
     * @throws DockerFailureException if that fails
     */
    public void copyResources(MavenProject project, MavenSession session) {
        run(
                List.of(RESOURCES),
                each -> each.getPlugin().getArtifactId().equals("maven-resources-plugin")
                        && each.getGoal().equals("resources"),
                project,
                session);
    }

    private void run(List<String> tasks, Predicate<MojoExecution> which, MavenProject project, MavenSession session) {
        MavenSession own = session.clone();
        own.setCurrentProject(project);
        String subject = "'mvn " + String.join(" ", tasks) + "' of " + project.getArtifactId();
        try {
            for (MojoExecution each : lifecycles
                    .calculateExecutionPlan(own, true, tasks.toArray(String[]::new))
                    .getMojoExecutions()) {
                if (which.test(each)) {
                    plugins.executeMojo(own, each);
                }
            }
        } catch (MojoFailureException e) {
            throw new DockerFailureException(
                    subject + " fails: "
                            + PrintableText.lines(e.getLongMessage() == null ? e.getMessage() : e.getLongMessage())
                                    .strip(),
                    e);
        } catch (Exception e) { // Maven declares a dozen of them.
            throw new DockerFailureException(subject + " cannot be run: " + PrintableText.of(e), e);
        }
    }
}
