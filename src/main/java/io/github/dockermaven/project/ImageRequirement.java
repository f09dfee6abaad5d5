package io.github.dockermaven.project;

import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.BuildBase;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.Profile;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/** How much a user wants an image of one project: whether it is an error that the project gives none. */
public enum ImageRequirement {
    /** Of this very project: its own POM names the plugin, or it is the only one on the command line. */
    OF_THIS_PROJECT,
    /** Of all projects that give one: a goal on the command line, in a reactor. */
    WHERE_POSSIBLE,
    /** Of whatever the lifecycle has packaged: the project inherits the plugin, or hands it on to its modules. */
    IF_PACKAGED;

    public static ImageRequirement of(MavenSession session, MavenProject project, MojoExecution execution) {
        if (execution.getSource() == MojoExecution.Source.CLI) {
            return session.getProjects().size() == 1 ? OF_THIS_PROJECT : WHERE_POSSIBLE;
        }
        if (project.getPackaging().equals("pom")) {
            return IF_PACKAGED;
        }
        Model pom = project.getOriginalModel();
        String plugin = execution.getPlugin().getKey();
        boolean own = plugins(pom.getBuild()).contains(plugin)
                || pom.getProfiles().stream().map(Profile::getBuild).anyMatch(build -> plugins(build)
                        .contains(plugin));
        return own ? OF_THIS_PROJECT : IF_PACKAGED;
    }

    private static List<String> plugins(BuildBase build) {
        return build == null
                ? List.of()
                : build.getPlugins().stream().map(Plugin::getKey).toList();
    }
}
