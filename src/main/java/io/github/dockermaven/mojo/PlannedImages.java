package io.github.dockermaven.mojo;

import io.github.dockermaven.config.PomElement;
import io.github.dockermaven.image.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.project.ImageNames;
import io.github.dockermaven.project.MavenProperties;
import io.github.dockermaven.project.NamePlaceholders;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
record PlannedImages(MavenSession session, MojoExecution execution) {
    private static final String GOAL = "build";

    /** Their names; none for a project whose configuration is not valid, which its own goal tells. */
    List<ImageReference> of(MavenProject project) {
        NamePlaceholders placeholders =
                new NamePlaceholders(project, session.getStartTime().toInstant());
        return configurations(project)
                .map(xml -> PomElement.of(xml, new MavenProperties(session, project, execution)::fill))
                .flatMap(configuration -> names(configuration, project, placeholders).stream())
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

    private List<ImageReference> names(PomElement configuration, MavenProject project, NamePlaceholders placeholders) {
        MavenProperties properties = new MavenProperties(session, project, execution);
        if (isSet(configuration, "skip", "docker.skip", properties)
                || isSet(configuration, "skipBuild", "docker.skip.build", properties)) {
            return List.of();
        }
        try {
            List<PomElement> images = Stream.of("images", "imagesMap")
                    .flatMap(name -> configuration.children(name).stream())
                    .flatMap(list -> list.children().stream())
                    .toList();
            if (!images.isEmpty()) {
                return images.stream()
                        .flatMap(image -> described(image, project, placeholders).stream())
                        .toList();
            }
            String given = properties.get("docker.image");
            return new ImageNames(
                            placeholders.fill(given == null ? configuration.text("image") : given),
                            value(configuration, "registry", properties),
                            value(configuration, "namespace", properties),
                            configuration.list("tags"))
                    .all(project);
        } catch (DockerFailureException e) {
            return List.of();
        }
    }

    private static List<ImageReference> described(
            PomElement image, MavenProject project, NamePlaceholders placeholders) {
        Optional<PomElement> build = image.child("build");
        List<String> tags = new ArrayList<>();
        build.map(each -> each.list("tags")).filter(Objects::nonNull).ifPresent(tags::addAll);
        String name = image.text("name");
        return build.isEmpty() || name == null || "true".equals(build.get().text("skip"))
                ? List.of()
                : new ImageNames(placeholders.fill(name), null, null, tags).all(project);
    }

    private static boolean isSet(PomElement configuration, String name, String property, MavenProperties properties) {
        String text = configuration.text(name);
        return "true".equals(text == null ? properties.get(property) : text);
    }

    private static String value(PomElement configuration, String name, MavenProperties properties) {
        String text = configuration.text(name);
        return text == null ? properties.get("docker." + name) : text;
    }
}
