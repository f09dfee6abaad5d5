package io.github.dockermaven.images;

import io.github.dockermaven.engine.Engine;
import io.github.dockermaven.engine.EngineConnector;
import io.github.dockermaven.engine.EngineImages;
import io.github.dockermaven.engine.EngineSettings;
import io.github.dockermaven.engine.ListedImage;
import io.github.dockermaven.error.DockerFailureException;
import java.util.List;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;

/** Lists the images that the engine has. */
@Named
@Singleton
public class ImageLister {
    private final EngineConnector connector;

    @Inject
    ImageLister(EngineConnector connector) {
        this.connector = connector;
    }

    /**
     * The images that pass the filters, the newest first.
     *
     * @throws DockerFailureException with the engine's words if it does not take a filter's value
     */
    public List<ListedImage> list(ImageFilters filters, EngineSettings settings) {
        try (Engine engine = connector.connect(settings)) {
            return new EngineImages(engine).list(filters.values());
        }
    }
}
