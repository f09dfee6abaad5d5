package io.github.dockermaven.mojo;

import io.github.dockermaven.config.UpcomingBuild;
import io.github.dockermaven.config.XmlElement;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.project.MavenProperties;
import io.github.dockermaven.project.NamePattern;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.DefaultPlexusConfiguration;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.configuration.xml.XmlPlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** The images that the other projects of a build will make, read from their POMs before their goals run. */
record UpcomingImages(MavenSession session, MojoExecution execution) {
    private static final String GOAL = "build";

    /** Their names; none for a project whose configuration is not valid, which its own goal tells. */
    List<ImageReference> of(MavenProject project) {
        MavenProperties properties = new MavenProperties(session, project, execution);
        NamePattern placeholders =
                new NamePattern(project, session.getStartTime().toInstant());
        return configurations(project)
                .map(xml ->
                        new UpcomingBuild(project, XmlElement.of(xml, properties::fill), properties::get, placeholders))
                .flatMap(goal -> goal.names().stream())
                .toList();
    }

    private Stream<PlexusConfiguration> configurations(MavenProject project) {
        Plugin plugin = project.getPlugin(execution.getPlugin().getKey());
        if (execution.getSource() == MojoExecution.Source.CLI) {
            Object configuration = plugin == null ? null : plugin.getConfiguration();
            return Stream.of(
                    configuration == null ? new DefaultPlexusConfiguration("configuration") : xml(configuration));
        }
        return plugin == null
                ? Stream.empty()
                : plugin.getExecutions().stream()
                        .filter(each -> each.getGoals().contains(GOAL))
                        .map(each -> each.getConfiguration() == null
                                ? new DefaultPlexusConfiguration("configuration")
                                : xml(each.getConfiguration()));
    }

    private static PlexusConfiguration xml(Object configuration) {
        return new XmlPlexusConfiguration((Xpp3Dom) configuration);
    }
}
