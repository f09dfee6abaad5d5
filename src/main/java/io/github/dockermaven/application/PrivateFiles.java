package io.github.dockermaven.application;

import io.github.dockermaven.context.BuildContext;
import io.github.dockermaven.context.ContextEntry;
import io.github.dockermaven.context.ContextEntry.Kind;
import io.github.dockermaven.context.ContextMatch;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Files that not everybody may read, such as keys, and all that is built under {@code umask 077}. An image keeps their
 * permissions, so they have to belong to the user who runs the application.
 *
 * @param owner that user's number
 * @param sources which files and folders those are, by their paths in the build context
 */
public record PrivateFiles(String owner, Set<String> sources) {
    /** None: all of them belong to root, as Docker has it. */
    static final PrivateFiles NONE = new PrivateFiles("0", Set.of());

    private static final int OTHERS_READ = 04;
    private static final int OTHERS_EXECUTE = 01;

    /**
     * Those among some files. A folder is one if it has one that is not ignored.
     *
     * @param context what the build gets to see
     */
    static PrivateFiles of(Stream<CopiedFile> copied, BuildContext context, String owner) {
        return new PrivateFiles(
                owner,
                copied.map(CopiedFile::source)
                        .filter(source -> context.matches(source).stream()
                                .map(ContextMatch::entry)
                                .filter(Objects::nonNull)
                                .anyMatch(entry -> hasPrivate(context, entry)))
                        .collect(Collectors.toSet()));
    }

    /** The flags that a file is copied with. */
    List<String> flags(CopiedFile file) {
        return sources.contains(file.source()) ? List.of("--chown=" + owner) : List.of();
    }

    private static boolean hasPrivate(BuildContext context, ContextEntry entry) {
        if (isPrivate(entry)) {
            return true;
        }
        if (entry.kind() == Kind.FOLDER) {
            Iterator<ContextEntry> below = context.below(entry);
            while (below.hasNext()) {
                if (isPrivate(below.next())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isPrivate(ContextEntry entry) {
        int needed = entry.kind() == Kind.FOLDER ? OTHERS_READ | OTHERS_EXECUTE : OTHERS_READ;
        return (entry.mode() & needed) != needed;
    }
}
