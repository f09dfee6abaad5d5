package io.github.dockermaven.build;

import io.github.dockermaven.image.ImageReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An image that was built.
 *
 * @param tags its names; the first is the one it goes by
 * @param id its id in the engine; in an archive the digest of its configuration, its id where a classic store loads it
 * @param archive the file that it is in, if it is not in the engine
 */
public record BuiltImage(List<ImageReference> tags, String id, Optional<Path> archive) {}
