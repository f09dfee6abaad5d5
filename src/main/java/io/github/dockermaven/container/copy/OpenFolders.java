package io.github.dockermaven.container.copy;

import io.github.dockermaven.container.copy.TargetTree.Attributes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The folders that are being filled, from the root to the deepest. Each gets its permissions and time when it is left: one that
 * may not be written could not be filled, and what is written into it changes its time.
 */
final class OpenFolders {
    private record Open(Path path, Attributes attributes) {}

    private final TargetTree tree;
    private final Deque<Open> open = new ArrayDeque<>();

    OpenFolders(TargetTree tree) {
        this.tree = tree;
    }

    /** Leaves the folders that a path is not in. */
    void moveTo(Path path) {
        while (!open.isEmpty() && !path.startsWith(open.peek().path())) {
            leave();
        }
    }

    void enter(Path path, Attributes attributes) {
        if (!open.isEmpty() && open.peek().path().equals(path)) {
            open.pop();
        }
        open.push(new Open(path, attributes));
    }

    void leaveAll() {
        while (!open.isEmpty()) {
            leave();
        }
    }

    private void leave() {
        Open left = open.pop();
        try {
            tree.set(left.path(), left.attributes());
        } catch (IOException e) {
            throw TargetTree.unwritable(left.path(), e);
        }
    }
}
