package io.github.dockermaven.build;

import io.github.dockermaven.credentials.Credentials;
import io.github.dockermaven.engine.EngineSettings;
import io.github.dockermaven.image.Elements;
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
 * @param buildArgs values for the Dockerfile's {@code ARG}s
 * @param noCache build each step anew
 * @param pullPolicy when base images are pulled
 * @param credentials for the registries of base images
 * @param engine where the engine is
 */
public record BuildRequest(
        List<ImageReference> tags,
        Path dockerfile,
        Path contextDir,
        Map<String, String> buildArgs,
        boolean noCache,
        PullPolicy pullPolicy,
        Credentials credentials,
        EngineSettings engine) {
    public BuildRequest {
        tags = tags.stream().map(ImageReference::withDefaultTag).distinct().toList();
        buildArgs = Elements.map(buildArgs);
    }

    public ImageReference name() {
        return tags.get(0);
    }
}
