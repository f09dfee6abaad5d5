package io.github.dockermaven.application;

import java.nio.file.Path;

/**
 * A jar of an application's class path.
 *
 * @param place its path relative to the application, with {@code /} between its parts
 * @param file where it is now
 * @param snapshot whether its version is one that changes
 */
public record Library(String place, Path file, boolean snapshot) {}
