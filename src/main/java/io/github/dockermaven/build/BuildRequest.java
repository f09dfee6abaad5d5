package io.github.dockermaven.build;

import io.github.dockermaven.credentials.Credentials;
import io.github.dockermaven.engine.EngineSettings;
import io.github.dockermaven.image.ImageReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * An image to be built.
 *
 * @param tags its names; the first is the one it goes by
 * @param dockerfile the Dockerfile, which may lie outside the context
 * @param contextDir the folder that {@code COPY} and {@code ADD} take their sources from
 * @param folders further folders that the context has, by their names in it
 * @param record a file that is written by what came of the build, and so is no part of it
 * @param options how it is built
 * @param pullPolicy when base images are pulled
 * @param credentials for the registries of base images
 * @param engine where the engine is
 */
public record BuildRequest(
        List<ImageReference> tags,
        Path dockerfile,
        Path contextDir,
        Map<String, Path> folders,
        Path record,
        BuildOptions options,
        PullPolicy pullPolicy,
        Credentials credentials,
        EngineSettings engine) {
    public BuildRequest {
        tags = tags.stream().map(ImageReference::withDefaultTag).distinct().toList();
        folders = Map.copyOf(folders);
    }

    public ImageReference name() {
        return tags.get(0);
    }
}
