package io.github.dockermaven.application;

import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * File systems that take capital and small letters for the same, as macOS and Windows usually have: of two files there whose
 * names differ in nothing else the second would replace the first, and the folders of such would become one.
 */
final class CaseFolding {
    private CaseFolding() {}

    /**
     * Checks that files can lie in a folder together.
     *
     * @param files their paths in the folder, with {@code /} between the parts
     * @param folds whether the file system of a folder is such a one; asked only if there are two such names
     * @throws DockerFailureException if two of them, or two folders that they are in, would be one
     */
    static void check(Path folder, Collection<String> files, Predicate<Path> folds) {
        Map<String, String> names = new HashMap<>();
        for (String file : files) {
            for (int end = file.length(); end > 0; end = file.lastIndexOf('/', end - 1)) {
                String name = file.substring(0, end);
                String other = names.putIfAbsent(name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), name);
                if (name.equals(other)) {
                    break; // and so are the folders that it is in
                }
                if (other != null && folds.test(folder)) {
                    throw new DockerFailureException("Two files of the application would be one in " + folder
                            + ", where capital and small letters are the same: " + PrintableText.quote(other) + " and "
                            + PrintableText.quote(name)
                            + ". Build it where they are not, as on Linux, rename one of them, or"
                            + " write <layout>jar</layout> if they are in one jar.");
                }
            }
        }
    }

    /**
     * Returns whether a folder, which is made if it is not there, is in such a file system: it has another name then.
     */
    static boolean isIn(Path folder) {
        try {
            Files.createDirectories(folder);
            Path other = folder.resolveSibling(folder.getFileName().toString().toUpperCase(Locale.ROOT));
            return !folder.toString().equals(other.toString())
                    && Files.exists(other)
                    && Files.isSameFile(folder, other);
        } catch (IOException e) {
            throw new DockerExecutionException(
                    folder + " cannot be made: " + PrintableText.of(e) + ". Check that you may write there.", e);
        }
    }
}
