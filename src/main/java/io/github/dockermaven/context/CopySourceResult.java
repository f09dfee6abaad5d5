package io.github.dockermaven.context;

/**
 * The result of a search for a COPY or ADD source in a build context.
 *
 * @param outcome whether the build finds it
 * @param path the path that was found, or searched for
 * @param ignoredBy the rule that ignores it, {@code null} unless it is ignored
 * @param pattern whether the source has wildcards in an existing folder: BuildKit copies nothing if nothing matches.
 *     The folder before the first wildcard has to exist like a source without wildcards
 */
public record CopySourceResult(Outcome outcome, String path, IgnoreRule ignoredBy, boolean pattern) {
    /** The possible outcomes. */
    public enum Outcome {
        /** Returns the build sees at least one match. */
        PRESENT,
        /** There is a match on disk, but the rules ignore it. */
        IGNORED,
        /** The match on disk is a pipe, a socket or a device, which no build receives. */
        SPECIAL,
        /** There is no match on disk. */
        MISSING
    }

    public boolean isPresent() {
        return outcome == Outcome.PRESENT;
    }

    /**
     * Returns the end of a sentence about the source: {@code is ignored by .dockerignore line 3},
     * {@code is not in the context}.
     */
    @Override
    public String toString() {
        return switch (outcome) {
            case PRESENT -> "is in the context";
            case IGNORED -> "is ignored by " + ignoredBy;
            case SPECIAL, MISSING -> "is not in the context";
        };
    }
}
