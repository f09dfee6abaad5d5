package io.github.dockermaven.builder;

import io.github.dockermaven.image.Digest;
import io.github.dockermaven.image.ImageReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A built image.
 *
 * @param tags its names; the first is its main one
 * @param id its id in the engine; elsewhere the digest of its configuration, which is its id in a classic store. For
 *     several platforms, the first one's
 * @param destination its destination
 * @param digest the digest of its manifest, or index, if it is in a registry
 * @param archive its file, if it is in an archive
 * @param upToDate whether it existed already, so that nothing was made
 * @param fixedTime whether it was newly assembled, and so has the POM's time of creation
 */
public record BuiltImage(
        List<ImageReference> tags,
        String id,
        Destination destination,
        Optional<Digest> digest,
        Optional<Path> archive,
        boolean upToDate,
        boolean fixedTime) {}
