package io.github.dockermaven.context;

/**
 * Something in a context that a source of COPY or ADD stands for.
 *
 * @param name its name where the source finds it: of a symbolic link, the link's own
 * @param path its path there
 * @param entry what is copied: symbolic links are followed. {@code null} where a link leads to nothing that is in the
 *     context
 */
public record ContextMatch(String name, String path, ContextEntry entry) {}
