package io.github.dockermaven.dockerfile;

import java.util.regex.Pattern;

/**
 * Something that an instruction takes from the build context.
 *
 * @param keyword COPY or ADD
 * @param pattern the source, expanded; it may have wildcards
 * @param destination where it goes, expanded; empty if that depends on what is not known
 * @param line the line of the instruction
 * @param origin how it was written, if that is another text: the end of a part of a message
 */
public record ContextSource(Keyword keyword, String pattern, String destination, int line, String origin) {
    /** URLs, and what git takes for a host and a path. */
    private static final Pattern REMOTE = Pattern.compile("(?s)[A-Za-z][A-Za-z0-9+.-]*://.*|[\\w.-]+@[^/]+:.*");

    /** Whether a source is not of the context, but what ADD gets from a server. */
    public static boolean isRemote(String source) {
        return REMOTE.matcher(source).matches();
    }
}
