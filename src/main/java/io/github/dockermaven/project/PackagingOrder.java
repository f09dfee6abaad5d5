package io.github.dockermaven.project;

import io.github.dockermaven.image.DockerFailureException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * The order of plugins in one phase, which is the POM's: above the plugin that makes the application runnable, a goal
 * would take the jar as it was before.
 */
final class PackagingOrder {
    private static final String PHASE = "package";
    /** The goals that make the application of the jar, each bound to {@value #PHASE} if a POM does not say otherwise. */
    private static final Map<String, String> GOALS = Map.of(
            "spring-boot-maven-plugin", "repackage",
            "maven-shade-plugin", "shade",
            "quarkus-maven-plugin", "build");

    private PackagingOrder() {}

    /**
     * Checks that the application is packaged when an execution of ours begins.
     *
     * @throws DockerFailureException if a plugin that packages it comes later in the phase
     */
    static void check(MavenProject project, MojoExecution execution, Properties commandLine) {
        if (execution.getSource() != MojoExecution.Source.LIFECYCLE || !PHASE.equals(execution.getLifecyclePhase())) {
            return;
        }
        List<Plugin> plugins = project.getBuildPlugins();
        String ours = execution.getPlugin().getKey();
        plugins.stream()
                .dropWhile(plugin -> !plugin.getKey().equals(ours))
                .skip(1)
                .filter(plugin -> packages(plugin, project, commandLine))
                .findFirst()
                .ifPresent(later -> {
                    throw new DockerFailureException(later.getArtifactId() + " packages " + project.getArtifactId()
                            + " after this goal: plugins of one phase run in the POM's order. Move "
                            + execution.getPlugin().getArtifactId() + " below " + later.getArtifactId()
                            + " in the POM.");
                });
    }

    private static boolean packages(Plugin plugin, MavenProject project, Properties commandLine) {
        String goal = GOALS.get(plugin.getArtifactId());
        return goal != null
                && plugin.getExecutions().stream()
                        .filter(execution -> execution.getGoals().contains(goal))
                        .filter(execution -> execution.getPhase() == null
                                || execution.getPhase().equals(PHASE))
                        .anyMatch(execution -> !isSkipped(execution, goal, project, commandLine));
    }

    private static boolean isSkipped(
            PluginExecution execution, String goal, MavenProject project, Properties commandLine) {
        Xpp3Dom configuration = (Xpp3Dom) execution.getConfiguration();
        Xpp3Dom skip = configuration == null ? null : configuration.getChild("skip");
        if (skip != null && skip.getValue() != null) {
            return skip.getValue().strip().equals("true");
        }
        String property = "spring-boot." + goal + ".skip";
        return commandLine
                .getProperty(property, project.getProperties().getProperty(property, "false"))
                .equals("true");
    }
}
