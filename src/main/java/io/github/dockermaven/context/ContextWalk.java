package io.github.dockermaven.context;

import io.github.dockermaven.context.ContextEntry.Kind;
import io.github.dockermaven.context.IgnoreRules.Verdict;
import io.github.dockermaven.io.FileFailure;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * A walk over the files of a context that are not ignored, in the order of archive paths. An ignored folder is included
 * only if a file below it is, and a folder with only the plugin's output never. At most the names of one folder per
 * level are in memory, and folders without any file to include are not read.
 */
final class ContextWalk implements Iterator<ContextEntry> {
    /** A folder that is being walked. */
    private static final class Open {
        private final Iterator<Child> children;
        /** The folder's own entry, until a file below it shows that it has to be included. */
        private ContextEntry waiting;

        Open(Iterator<Child> children, ContextEntry waiting) {
            this.children = children;
            this.waiting = waiting;
        }
    }

    private record Child(ContextEntry entry, Verdict verdict) {}

    private final ContextFolders folders;
    private final int depth;
    private final Deque<Open> open = new ArrayDeque<>();
    private final Deque<ContextEntry> ready = new ArrayDeque<>();

    /**
     * @param folder the folder to walk
     * @param path its path in the context, empty for the context itself
     */
    ContextWalk(ContextFolders folders, Path folder, String path) {
        this(folders, folder, path, Integer.MAX_VALUE);
    }

    /**
     * Walks no deeper than necessary.
     *
     * @param depth the number of levels below the folder; some deeper files may be included too
     */
    ContextWalk(ContextFolders folders, Path folder, String path, int depth) {
        this.folders = folders;
        this.depth = depth;
        open.push(new Open(children(folder, path, folders.rules(path).verdict(path)), null));
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && !open.isEmpty()) {
            if (open.peek().children.hasNext()) {
                visit(open.peek().children.next());
            } else {
                open.pop();
            }
        }
        return !ready.isEmpty();
    }

    @Override
    public ContextEntry next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }

    private void visit(Child child) {
        ContextEntry entry = child.entry();
        boolean waits = child.verdict().ignored();
        if (!waits) {
            open.descendingIterator().forEachRemaining(folder -> {
                if (folder.waiting != null) {
                    ready.add(folder.waiting);
                    folder.waiting = null;
                }
            });
            ready.add(entry);
        }
        if (entry.kind() == Kind.FOLDER && (open.size() < depth || waits)) {
            open.push(new Open(children(entry.file(), entry.path(), child.verdict()), waits ? entry : null));
        }
    }

    private Iterator<Child> children(Path folder, String path, Verdict verdict) {
        List<Child> children = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = FileName.of(file);
                if (!path.isEmpty()) {
                    child(path + "/" + name, file, verdict, children);
                } else if (!folders.isInOther(name)) {
                    child(name, file, verdict, children);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw FileFailure.unreadable(folder, e.getCause());
        } catch (IOException e) {
            throw FileFailure.unreadable(folder, e);
        }
        if (path.isEmpty()) {
            folders.others().forEach((name, other) -> child(name, other, verdict, children));
        }
        children.sort(Comparator.comparing(child -> child.entry().archivePath()));
        return children.iterator();
    }

    private void child(String path, Path file, Verdict folder, List<Child> children) {
        IgnoreRules rules = folders.rules(path);
        Verdict verdict = rules.verdict(path, folder);
        if (rules.canSkip(path, verdict) || verdict.ignored() && !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            ContextEntry entry = ContextEntry.read(path, file);
            boolean visible =
                    switch (entry.kind()) {
                        case FILE, LINK -> true;
                        case FOLDER -> !folders.isOutputAlone(path, file);
                        case SPECIAL -> false;
                    };
            if (visible) {
                children.add(new Child(entry, verdict));
            }
        } catch (IOException e) {
            throw FileFailure.unreadable(file, e);
        }
    }
}
