package io.github.dockermaven.application;

import io.github.dockermaven.context.BuildContext;
import io.github.dockermaven.context.ContextEntry;
import io.github.dockermaven.context.ContextEntry.Kind;
import io.github.dockermaven.context.ContextMatch;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

    private static final Logger LOGGER = LoggerFactory.getLogger(PrivateFiles.class);
    private static final Pattern ROOT = Pattern.compile("(0+|root)(:.*)?");
    private static final int OTHERS_READ = 04;
    private static final int OTHERS_EXECUTE = 01;

    /**
     * Gives the image's user the files that it may read only as their owner.
     *
     * @param options with a user
     * @param context what the build gets to see
     */
    public static Application give(Application application, DockerfileOptions options, BuildContext context) {
        String user = options.user().orElseThrow();
        if (ROOT.matcher(user).matches()) {
            return application;
        }
        String owner = options.isLinked() ? LinkedRuntime.number(user) : user.replaceFirst(":.*", "");
        PrivateFiles files = of(
                Stream.concat(options.copy().stream().map(CopiedFile::parse), application.files().stream()),
                context,
                owner);
        if (!files.sources().isEmpty() && !owner.matches("\\d+")) {
            LOGGER.warn(
                    "Not everybody may read {}, and in the image they belong to root. Write the number of user '{}' in"
                            + " docker.user, and they are its own.",
                    String.join(", ", new TreeSet<>(files.sources())),
                    owner);
            return application;
        }
        return application.withPrivateFiles(files);
    }

    /**
     * Returns those among some files. A folder is one if it has one that is not ignored.
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

    /** Returns the flags that a file is copied with. */
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
