package io.github.dockermaven.container;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.NameRegex;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A filter of container names, as {@code stopNamePattern} has it: {@code test-*} with {@code *} and {@code ?}, or
 * {@code %regex[test-[0-9]+]}, with commas between several.
 */
public final class ContainerNameFilter {
    private final List<Pattern> patterns;

    private ContainerNameFilter(List<Pattern> patterns) {
        this.patterns = patterns;
    }

    /**
     * Parses a filter.
     *
     * @param subject what it is of, for the error
     * @throws DockerFailureException if a regular expression is not valid
     */
    public static ContainerNameFilter parse(String subject, String text) {
        return new ContainerNameFilter(Stream.of(text.split(",(?![^\\[]*])"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(part -> pattern(subject, part))
                .toList());
    }

    private static Pattern pattern(String subject, String text) {
        return NameRegex.isOne(text)
                ? NameRegex.parse(subject, text)
                : Pattern.compile(Pattern.quote(text).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q"));
    }

    /** Returns whether a container's name is meant. */
    public boolean matches(String name) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }
}
