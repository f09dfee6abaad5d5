package io.github.dockermaven.builder;

import io.github.dockermaven.image.Digest;
import io.github.dockermaven.image.ImageReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An image that was built.
 *
 * @param tags its names; the first is the one it goes by
 * @param id its id in the engine; elsewhere the digest of its configuration, its id where a classic store has it. Of several
 *     platforms the first's
 * @param destination where it is
 * @param digest the digest of its manifest, or index, if it is in a registry
 * @param archive the file that it is in, if it is in one
 * @param fixedTime whether it was assembled anew, and so says that it was made when the POM has it
 */
public record BuiltImage(
        List<ImageReference> tags,
        String id,
        Destination destination,
        Optional<Digest> digest,
        Optional<Path> archive,
        boolean fixedTime) {}
