package io.github.dockermaven.application;

import java.nio.file.Path;

/**
 * A jar of an application's class path, or a folder.
 *
 * @param place its path relative to the application, with {@code /} between its parts, and at its end if it is a folder
 * @param file where it is now
 * @param snapshot whether its version is one that changes
 * @param beside whether the jar names it at that place, and not a repository has it
 */
public record Library(String place, Path file, boolean snapshot, boolean beside) {
    /** A library of a repository, or of another module. */
    public Library(String place, Path file, boolean snapshot) {
        this(place, file, snapshot, false);
    }
}
