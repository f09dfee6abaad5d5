package io.github.dockermaven.dockerfile;

/**
 * A flag of an instruction, such as {@code --from=build}.
 *
 * @param name the name without dashes
 * @param value the value with quotes and escapes removed but variables as written; {@code true} for a switch without
 *     one
 */
public record Flag(String name, String value) {}
