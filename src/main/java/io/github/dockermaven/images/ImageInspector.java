package io.github.dockermaven.images;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.engine.Engine;
import io.github.dockermaven.engine.EngineConnector;
import io.github.dockermaven.engine.EngineSettings;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageIdOrName;
import java.util.List;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;

/** Tells all that the engine knows of images. */
@Named
@Singleton
public class ImageInspector {
    private final EngineConnector connector;

    @Inject
    ImageInspector(EngineConnector connector) {
        this.connector = connector;
    }

    /**
     * The engine's own documents, as {@code docker image inspect} shows them.
     *
     * @throws DockerFailureException if the engine lacks one of the images
     */
    public List<JsonNode> inspect(List<ImageIdOrName> images, EngineSettings settings) {
        try (Engine engine = connector.connect(settings)) {
            ImageLookup named = ImageLookup.of(engine);
            return images.stream().map(named::document).toList();
        }
    }
}
