package io.github.dockermaven.compose.writer;

import java.util.Optional;
import java.util.Set;

/**
 * What an engine knows of an image.
 *
 * @param digestName its name with the digest of its manifest in the registry; empty if it is in none, or not in the engine
 * @param hasHealthCheck whether it has a health check of its own
 * @param programs those of {@link HealthPrograms} that are in it
 */
public record ImageFacts(Optional<String> digestName, boolean hasHealthCheck, Set<String> programs) {
    /** Nothing is known. */
    public static final ImageFacts UNKNOWN = new ImageFacts(Optional.empty(), false, Set.of());

    public ImageFacts {
        programs = Set.copyOf(programs);
    }

    /** Returns whether a program is in the image. */
    boolean has(String program) {
        return programs.contains(program);
    }
}
