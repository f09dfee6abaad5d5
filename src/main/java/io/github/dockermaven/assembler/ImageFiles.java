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

/** What is in an image while it is being made: the base image, and what the steps so far have put over it. */
final class ImageFiles {
    private static final BaseFile ROOT = new BaseFile(Kind.FOLDER, 0755, 0, 0, "");
    private static final int MOST_LINKS = 255;
    /** Linux's PATH_MAX. */
    private static final int LONGEST_PATH = 4_096;

    private final Supplier<BaseFiles> source;
    private final Map<String, BaseFile> own = new HashMap<>();
    private BaseFiles base;

    ImageFiles(Supplier<BaseFiles> source) {
        this.source = source;
    }

    /** What is at a clean path, no symbolic link followed. */
    Optional<BaseFile> find(String path) {
        if (path.isEmpty()) {
            return Optional.of(ROOT);
        }
        BaseFile mine = own.get(path);
        if (mine != null) {
            return Optional.of(mine);
        }
        base = base == null ? source.get() : base;
        return base.find(path);
    }

    boolean isFolder(String path) {
        return find(path).filter(file -> file.kind() == Kind.FOLDER).isPresent();
    }

    void put(String path, BaseFile file) {
        own.put(path, file);
    }

    /**
     * Where a path leads, with all symbolic links followed within the image; what is not there stays as it is written.
     *
     * @throws DockerFailureException for links that lead round in a circle
     */
    String resolve(String path) {
        if (path.length() > LONGEST_PATH) {
            throw new DockerFailureException("The path " + PrintableText.quote(path) + " in the image is longer than "
                    + LONGEST_PATH + " characters, which Linux does not take. Shorten it.");
        }
        Deque<String> ahead = new ArrayDeque<>(List.of(ImagePath.clean(path).split("/")));
        String behind = "";
        int links = 0;
        while (!ahead.isEmpty()) {
            String name = ahead.pop();
            if (name.equals("..")) {
                behind = ImagePath.parent(behind);
            } else if (!name.isEmpty() && !name.equals(".")) {
                String next = ImagePath.child(behind, name);
                Optional<BaseFile> link = find(next).filter(file -> file.kind() == Kind.LINK);
                if (link.isEmpty()) {
                    behind = next;
                } else if (++links > MOST_LINKS) {
                    throw new DockerFailureException("The symbolic links of /" + ImagePath.clean(path)
                            + " in the image lead round in a circle. Choose another path.");
                } else {
                    behind = link.get().link().startsWith("/") ? "" : behind;
                    String[] names = link.get().link().split("/");
                    for (int i = names.length - 1; i >= 0; i--) {
                        ahead.push(names[i]);
                    }
                }
            }
        }
        return behind;
    }
}
