package io.github.dockermaven.project;

import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.BuildBase;
import org.apache.maven.model.Model;
import org.apache.maven.model.Profile;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/** Tells whether a user wants an image of this very project, or the goal only passes by on its way through a reactor. */
public final class ImageWish {
    private ImageWish() {}

    /**
     * On the command line, whether this is the only project; in a build, whether the project's own POM names the plugin
     * rather than inherits it.
     */
    public static boolean isExplicit(MavenSession session, MavenProject project, MojoExecution execution) {
        if (execution.getSource() == MojoExecution.Source.CLI) {
            return session.getProjects().size() == 1;
        }
        Model pom = project.getOriginalModel();
        String plugin = execution.getPlugin().getKey();
        return Stream.concat(
                        Stream.of(pom.getBuild()), pom.getProfiles().stream().map(Profile::getBuild))
                .map(ImageWish::plugins)
                .anyMatch(keys -> keys.contains(plugin));
    }

    private static List<String> plugins(BuildBase build) {
        return build == null
                ? List.of()
                : build.getPlugins().stream().map(plugin -> plugin.getKey()).toList();
    }
}
