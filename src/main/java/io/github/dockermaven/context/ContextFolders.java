package io.github.dockermaven.context;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/**
 * The folders of a context.
 *
 * @param root the folder that is the context
 * @param rules the rules for its ignored files
 * @param others further folders by their names, which hide a file or folder of the same name. No rules apply to them:
 *     they were created to be sent
 */
record ContextFolders(Path root, IgnoreRules rules, Map<String, Path> others) {
    ContextFolders {
        others = Map.copyOf(others);
    }

    /** Returns the rules that apply to a path of the context. */
    IgnoreRules rules(String path) {
        return isInOther(path) ? IgnoreRules.none() : rules;
    }

    /** Returns whether a path of the context is one of the other folders, or in one. */
    boolean isInOther(String path) {
        int end = path.indexOf('/');
        return others.containsKey(end < 0 ? path : path.substring(0, end));
    }

    /**
     * Returns whether a folder contains only the plugin's output, ignored or not. Without such folders, the first
     * build, a later one and one by hand have the same context.
     */
    boolean isOutputAlone(String path, Path folder) {
        IgnoreRules rules = rules(path);
        if (!rules.mayBeOutput(path)) {
            return false;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String child = path + "/" + FileName.of(file);
                boolean isOutput = rules.isOutput(child)
                        || Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS) && isOutputAlone(child, file);
                if (!isOutput) {
                    return false;
                }
            }
        } catch (IOException | DirectoryIteratorException notOurs) {
            // The plugin can read its own output. The walk reports this folder, unless it is ignored.
            return false;
        }
        return true;
    }

    /** Returns the same folders without rules. */
    ContextFolders whole() {
        return new ContextFolders(root, IgnoreRules.none(), others);
    }
}
