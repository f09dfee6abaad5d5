package io.github.dockermaven.dockerfile;

/**
 * Something that an instruction takes from the build context.
 *
 * @param keyword COPY or ADD
 * @param pattern the source, expanded; it may have wildcards
 * @param line the line of the instruction
 */
public record ContextSource(Keyword keyword, String pattern, int line) {}
