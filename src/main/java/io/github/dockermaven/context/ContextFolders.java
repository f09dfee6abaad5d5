package io.github.dockermaven.context;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/**
 * The folders that a context is made of.
 *
 * @param root the folder that is the context
 * @param rules what is ignored of it
 * @param others folders that it has besides, by their names, instead of what it has of such a name. No rules apply to them:
 *     they were made to be sent
 */
record ContextFolders(Path root, IgnoreRules rules, Map<String, Path> others) {
    ContextFolders {
        others = Map.copyOf(others);
    }

    /** What is ignored of what a path of the context leads to. */
    IgnoreRules rules(String path) {
        return isInOther(path) ? IgnoreRules.none() : rules;
    }

    /** Whether a path of the context leads to another folder, or into one. */
    boolean isInOther(String path) {
        int end = path.indexOf('/');
        return others.containsKey(end < 0 ? path : path.substring(0, end));
    }

    /**
     * Returns whether a folder has nothing in it but what the plugin writes, ignored or not: the first build, after which it
     * is there, a later one and one by hand have the same context.
     */
    boolean isOutputAlone(String path, Path folder) {
        IgnoreRules rules = rules(path);
        if (!rules.mayBeOutput(path)) {
            return false;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String child = path + "/" + FileName.of(file);
                boolean isOurs = rules.isOutput(child)
                        || Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS) && isOutputAlone(child, file);
                if (!isOurs) {
                    return false;
                }
            }
        } catch (IOException | DirectoryIteratorException notOurs) {
            // The plugin can read what it made. The walk reports this folder, unless it is ignored.
            return false;
        }
        return true;
    }

    /** The same without rules. */
    ContextFolders whole() {
        return new ContextFolders(root, IgnoreRules.none(), others);
    }
}
