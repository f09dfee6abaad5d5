package io.github.dockermaven.build;

import io.github.dockermaven.engine.Engine;
import io.github.dockermaven.engine.EngineConnector;
import io.github.dockermaven.engine.EngineImage;
import io.github.dockermaven.engine.EngineImages;
import io.github.dockermaven.engine.EngineSettings;
import io.github.dockermaven.image.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.image.Progress;
import java.util.List;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;

/** Gives an image that exists more names. */
@Named
@Singleton
public class ImageTagger {
    private final EngineConnector connector;

    @Inject
    ImageTagger(EngineConnector connector) {
        this.connector = connector;
    }

    /**
     * Adds names to an image.
     *
     * @throws DockerFailureException if the engine does not have the image, or refuses a name
     */
    public BuiltImage tag(
            ImageReference image, List<ImageReference> names, EngineSettings settings, Progress progress) {
        try (Engine engine = connector.connect(settings)) {
            EngineImages images = new EngineImages(engine);
            EngineImage found = images.find(image.withDefaultTag().toString())
                    .orElseThrow(() -> new DockerFailureException("Image " + image + " is not in the engine at "
                            + engine.address() + ". Build it first with 'mvn package docker:build', or name one that is"
                            + " there with -Ddocker.image."));
            for (ImageReference name : names) {
                images.tag(found.id(), name);
                progress.action("Tagged " + image + " as " + name.withDefaultTag());
            }
            return new BuiltImage(names, found.id());
        }
    }
}
