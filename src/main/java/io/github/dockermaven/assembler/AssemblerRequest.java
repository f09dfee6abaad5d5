package io.github.dockermaven.assembler;

import io.github.dockermaven.context.BuildContext;
import io.github.dockermaven.dockerfile.Dockerfile;
import io.github.dockermaven.image.Elements;
import io.github.dockermaven.image.Platform;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * An image to assemble.
 *
 * @param dockerfile what it is made by
 * @param target the stage to build, {@code null} for the last
 * @param context where its files are
 * @param buildArgs the values that the user gives the Dockerfile's ARGs
 * @param platform what the image is for: {@code TARGETPLATFORM} and its kin
 * @param buildPlatform what it is built on: {@code BUILDPLATFORM} and its kin
 * @param base what FROM names
 * @param time when the image and its files are said to be made; whole seconds count
 */
public record AssemblerRequest(
        Dockerfile dockerfile,
        String target,
        BuildContext context,
        Map<String, String> buildArgs,
        Platform platform,
        Platform buildPlatform,
        AssemblerBase base,
        Instant time) {
    public AssemblerRequest {
        buildArgs = Elements.map(buildArgs);
        time = time.truncatedTo(ChronoUnit.SECONDS);
    }
}
