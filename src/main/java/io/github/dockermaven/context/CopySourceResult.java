package io.github.dockermaven.context;

/**
 * What becomes of a COPY or ADD source in a build context.
 *
 * @param outcome whether the build finds it
 * @param path the path that was found, or looked for
 * @param ignoredBy the rule that keeps it from the build, {@code null} unless it is ignored
 * @param pattern whether the source has wildcards in a folder that is there: BuildKit copies nothing if nothing matches. The
 *     folder before the first wildcard has to be there like a source without one
 */
public record CopySourceResult(Outcome outcome, String path, IgnoreRule ignoredBy, boolean pattern) {
    /** The possible outcomes. */
    public enum Outcome {
        /** The build gets to see at least one match. */
        PRESENT,
        /** There is a match on disk, but the rules ignore it. */
        IGNORED,
        /** There is a pipe, a socket or a device on disk, which no build gets. */
        SPECIAL,
        /** There is no match on disk. */
        MISSING
    }

    public boolean isPresent() {
        return outcome == Outcome.PRESENT;
    }

    /** The end of a sentence about the source: {@code is ignored by .dockerignore line 3}, {@code is not in the context}. */
    @Override
    public String toString() {
        return switch (outcome) {
            case PRESENT -> "is in the context";
            case IGNORED -> "is ignored by " + ignoredBy;
            case SPECIAL, MISSING -> "is not in the context";
        };
    }
}
