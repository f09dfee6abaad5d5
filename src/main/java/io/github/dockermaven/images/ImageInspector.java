package io.github.dockermaven.images;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageIdOrName;
import java.util.List;
import javax.inject.Named;
import javax.inject.Singleton;

/** The inspection of an engine's images. */
@Named
@Singleton
public class ImageInspector {
    /**
     * Returns the engine's own documents, as {@code docker image inspect} shows them.
     *
     * @throws DockerFailureException if the engine lacks one of the images
     */
    public List<JsonNode> inspect(List<ImageIdOrName> images, EngineSession engine) {
        ImageLookup named = ImageLookup.of(engine);
        return images.stream().map(named::document).toList();
    }
}
