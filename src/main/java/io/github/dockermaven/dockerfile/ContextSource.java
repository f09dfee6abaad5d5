package io.github.dockermaven.dockerfile;

import java.util.regex.Pattern;

/**
 * A source of an instruction in the build context.
 *
 * @param keyword COPY or ADD
 * @param pattern the source, expanded; it may have wildcards
 * @param destination the destination, expanded; empty if it depends on unknown variables
 * @param line the line of the instruction
 * @param origin the source as it was written, if that differs: the end of a part of a message
 */
public record ContextSource(Keyword keyword, String pattern, String destination, int line, String origin) {
    /** URLs, and git's form of a host and a path. */
    private static final Pattern REMOTE = Pattern.compile("(?s)[A-Za-z][A-Za-z0-9+.-]*://.*|[\\w.-]+@[^/]+:.*");

    /** Returns whether a source is not in the context, but downloaded by ADD from a server. */
    public static boolean isRemote(String source) {
        return REMOTE.matcher(source).matches();
    }
}
