package io.github.dockermaven.assembler;

import io.github.dockermaven.context.BuildContext;
import io.github.dockermaven.dockerfile.Dockerfile;
import io.github.dockermaven.image.Platform;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * The request to assemble an image.
 *
 * @param dockerfile the Dockerfile
 * @param target the stage to build, empty for the last
 * @param context the files
 * @param buildArgs the user's values for the Dockerfile's ARGs
 * @param platform the image's platform: {@code TARGETPLATFORM} and similar variables
 * @param buildPlatform the platform of the build: {@code BUILDPLATFORM} and similar variables
 * @param base the image that FROM names
 * @param time the time of creation of the image and its files, in whole seconds
 */
public record AssemblerRequest(
        Dockerfile dockerfile,
        Optional<String> target,
        BuildContext context,
        Map<String, String> buildArgs,
        Platform platform,
        Platform buildPlatform,
        AssemblerBase base,
        Instant time) {
    public AssemblerRequest {
        buildArgs = Map.copyOf(buildArgs);
        time = time.truncatedTo(ChronoUnit.SECONDS);
    }
}
