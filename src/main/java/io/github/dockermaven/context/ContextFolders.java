package io.github.dockermaven.context;

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

    /** The same without rules. */
    ContextFolders whole() {
        return new ContextFolders(root, IgnoreRules.none(), others);
    }
}
