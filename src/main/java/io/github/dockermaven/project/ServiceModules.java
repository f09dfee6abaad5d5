package io.github.dockermaven.project;

import io.github.dockermaven.compose.system.ServiceBuild;
import io.github.dockermaven.image.ImageReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * The modules of a Maven build that make the images of services.
 *
 * @param images those of the build
 * @param names gives the names of the images that a module makes
 */
public record ServiceModules(
        MavenSession session, ReactorImages images, Function<MavenProject, List<ImageReference>> names) {
    /**
     * A module, and the name of the image that it makes.
     *
     * @param image the first, of several
     */
    public record Made(MavenProject module, ImageReference image) {}

    /**
     * Returns the module that makes a service's image: one of the same name, or that of the service's context. A service that
     * says more of its image than the context, such as build arguments, has another image than the module.
     */
    public Optional<Made> of(ServiceBuild build) {
        ImageReference name = build.image().withDefaultTag();
        return images.maker(name)
                .map(module -> new Made(module, name))
                .or(() -> build.isOfContextAlone()
                        ? build.folder().flatMap(folder -> ofFolder(folder, build.dockerfile(folder)))
                        : Optional.empty());
    }

    private Optional<Made> ofFolder(Path folder, Path dockerfile) {
        boolean isUsual = dockerfile.equals(folder.resolve("Dockerfile"))
                || ProjectDockerfiles.usual(folder).filter(dockerfile::equals).isPresent();
        return session.getProjects().stream()
                .filter(module -> isUsual
                        && module.getFile() != null
                        && ProjectFolder.of(module).equals(folder))
                .filter(module -> !module.getPackaging().equals("pom") || ProjectDockerfiles.hasOwn(folder))
                .findFirst()
                .flatMap(module -> names.apply(module).stream().findFirst().map(image -> new Made(module, image)));
    }
}
