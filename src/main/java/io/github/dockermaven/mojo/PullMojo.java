package io.github.dockermaven.mojo;

import io.github.dockermaven.credentials.Credentials;
import io.github.dockermaven.credentials.RegistryUse;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.image.Platform;
import io.github.dockermaven.images.ImagePuller;
import io.github.dockermaven.project.SessionCredentials;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Pulls images from their registries, as <code>docker pull</code> does. Needs no project:
 * <pre>mvn docker:pull -Ddocker.image=registry.example.com/shop/users:1.0</pre>
 * Credentials come from <code>docker.username</code> and <code>docker.password</code> on the command line (for the registry
 * that the first image names), the same of the POM or its <code>authConfig</code> (for the registry that the project's image
 * is pushed to), settings.xml, or what <code>docker login</code> stored.
 *
 * @since 1.0.0
 */
@Mojo(name = "pull", configurator = GoalConfigurator.HINT, requiresProject = false, threadSafe = true)
public class PullMojo extends AbstractImageMojo {
    private final ImagePuller puller;
    private final SessionCredentials credentials;

    /**
     * The images, <code>[registry/]name[:tag][@digest]</code>, with commas between several. Without tag and digest it is
     * <code>latest</code>.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.image")
    private List<String> givenImages;

    /**
     * What the images are to be for: <code>linux/amd64</code>, <code>linux/arm64</code>, <code>linux/arm/v7</code>. The
     * engine's own platform by default.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.platform")
    private String platform;

    @Inject
    PullMojo(ImagePuller puller, SessionCredentials credentials) {
        this.puller = puller;
        this.credentials = credentials;
    }

    @Override
    void executeGoal() {
        List<String> names = configuration().list("givenImages");
        List<ImageReference> pulled = names.stream()
                .map(ImageReference::parse)
                .map(ImageReference::withDefaultTag)
                .distinct()
                .toList();
        if (pulled.isEmpty()) {
            throw new DockerFailureException("No image to pull. Name it: -Ddocker.image=eclipse-temurin:21-jre.");
        }
        Optional<Platform> wanted = configuration().text("platform").map(Platform::parse);
        Credentials registries =
                credentials(credentials, RegistryUse.PULL, images().credentialRegistries(Optional.of(names.get(0))));
        puller.pull(pulled, wanted, registries, engine().images(), progress());
    }
}
