package io.github.dockermaven.assembler;

import io.github.dockermaven.archive.BaseFile;
import io.github.dockermaven.archive.BaseFile.Kind;
import io.github.dockermaven.archive.BaseFiles;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The files of an image that is being assembled: the base image's, and those that the steps so far have added. */
final class ImageFiles {
    private static final BaseFile ROOT = new BaseFile(Kind.FOLDER, 0755, 0, 0, "");
    private static final int MOST_LINKS = 255;
    /** Linux's PATH_MAX. */
    private static final int LONGEST_PATH = 4_096;

    private final Supplier<BaseFiles> source;
    private final Map<String, BaseFile> addedFiles = new HashMap<>();
    private BaseFiles base;

    ImageFiles(Supplier<BaseFiles> source) {
        this.source = source;
    }

    /** Returns the file at a clean path, without following symbolic links. */
    Optional<BaseFile> find(String path) {
        if (path.isEmpty()) {
            return Optional.of(ROOT);
        }
        BaseFile added = addedFiles.get(path);
        if (added != null) {
            return Optional.of(added);
        }
        base = base == null ? source.get() : base;
        return base.find(path);
    }

    boolean isFolder(String path) {
        return find(path).filter(file -> file.kind() == Kind.FOLDER).isPresent();
    }

    void put(String path, BaseFile file) {
        addedFiles.put(path, file);
    }

    /**
     * Returns the target of a path, with all symbolic links followed within the image; a part that does not exist stays
     * as it is written.
     *
     * @throws DockerFailureException for a cycle of links
     */
    String resolve(String path) {
        if (path.length() > LONGEST_PATH) {
            throw new DockerFailureException("The path " + PrintableText.quote(path) + " in the image is longer than "
                    + LONGEST_PATH + " characters, the limit of Linux. Shorten it.");
        }
        Deque<String> remaining = new ArrayDeque<>(List.of(ImagePath.clean(path).split("/")));
        String resolved = "";
        int links = 0;
        while (!remaining.isEmpty()) {
            String name = remaining.pop();
            if (name.equals("..")) {
                resolved = ImagePath.parent(resolved);
            } else if (!name.isEmpty() && !name.equals(".")) {
                String next = ImagePath.child(resolved, name);
                Optional<BaseFile> link = find(next).filter(file -> file.kind() == Kind.LINK);
                if (link.isEmpty()) {
                    resolved = next;
                } else if (++links > MOST_LINKS) {
                    throw new DockerFailureException("The symbolic links of /" + ImagePath.clean(path)
                            + " in the image form a cycle. Choose another path.");
                } else {
                    resolved = link.get().link().startsWith("/") ? "" : resolved;
                    String[] names = link.get().link().split("/");
                    for (int i = names.length - 1; i >= 0; i--) {
                        remaining.push(names[i]);
                    }
                }
            }
        }
        return resolved;
    }
}
