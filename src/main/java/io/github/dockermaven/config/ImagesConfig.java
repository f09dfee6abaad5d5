package io.github.dockermaven.config;

import io.github.dockermaven.application.DockerfileOptions;
import io.github.dockermaven.project.DescribedImage;
import io.github.dockermaven.project.MavenProperties;
import io.github.dockermaven.project.NamePlaceholders;
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
public record ImagesConfig(PlexusConfiguration images, PlexusConfiguration imagesMap) {
    /**
     * Returns all of them.
     *
     * @param application for the Dockerfile of the project's application
     * @return empty if none is configured
     * @throws io.github.dockermaven.error.DockerFailureException if an element is not known or has a value that it cannot
     *     have
     */
    public List<DescribedImage> describe(
            MavenProject project,
            MavenProperties properties,
            NamePlaceholders placeholders,
            DockerfileOptions application) {
        List<DescribedImage> all = ImageConfig.all(element(images, properties), element(imagesMap, properties)).stream()
                .map(image -> image.describe(project, placeholders, application))
                .toList();
        DescribedImage.checkFolders(all);
        return all;
    }

    private static Optional<PomElement> element(PlexusConfiguration xml, MavenProperties properties) {
        return Optional.ofNullable(xml).map(given -> PomElement.of(given, properties::fill));
    }
}
