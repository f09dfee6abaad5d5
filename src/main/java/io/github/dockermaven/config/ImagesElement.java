package io.github.dockermaven.config;

import io.github.dockermaven.application.DockerfileOptions;
import io.github.dockermaven.project.MavenProperties;
import io.github.dockermaven.project.NamePattern;
import io.github.dockermaven.project.ProjectImage;
import java.util.List;
import java.util.Optional;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * The images of {@code <images>} and {@code <imagesMap>}.
 *
 * @param images the list, {@code null} if there is none
 * @param imagesMap the map by alias, {@code null} if there is none
 */
public record ImagesElement(PlexusConfiguration images, PlexusConfiguration imagesMap) {
    /**
     * Returns all of them.
     *
     * @param application for the Dockerfile of the project's application
     * @return empty if none is configured
     * @throws io.github.dockermaven.error.DockerFailureException if an element is not known or has a value that it cannot
     *     have
     */
    public List<ProjectImage> describe(
            MavenProject project, MavenProperties properties, NamePattern placeholders, DockerfileOptions application) {
        List<ProjectImage> all = ImageElement.all(element(images, properties), element(imagesMap, properties)).stream()
                .map(image -> image.describe(project, placeholders, application))
                .toList();
        ProjectImage.checkFolders(all);
        return all;
    }

    private static Optional<XmlElement> element(PlexusConfiguration xml, MavenProperties properties) {
        return Optional.ofNullable(xml).map(given -> XmlElement.of(given, properties::fill));
    }
}
