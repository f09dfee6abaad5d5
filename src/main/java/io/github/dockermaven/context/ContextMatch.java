package io.github.dockermaven.context;

/**
 * A match of a source of COPY or ADD in a context.
 *
 * @param name its name where the source finds it: of a symbolic link, the link's own
 * @param path its path there
 * @param entry the file to copy, after symbolic links; {@code null} if a link leads to no file in the context
 */
public record ContextMatch(String name, String path, ContextEntry entry) {}
