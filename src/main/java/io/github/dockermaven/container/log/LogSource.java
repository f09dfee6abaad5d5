package io.github.dockermaven.container.log;

/**
 * A container whose log is printed.
 *
 * @param container its name
 * @param alias its short name, which its lines begin with
 */
public record LogSource(String container, String alias) {}
