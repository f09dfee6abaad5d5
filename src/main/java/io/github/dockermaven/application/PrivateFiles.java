package io.github.dockermaven.application;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
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

    /** Those among some files. A folder is one if it has one. */
    static PrivateFiles of(Stream<CopiedFile> copied, Path context, String owner) {
        return new PrivateFiles(
                owner,
                copied.map(CopiedFile::source)
                        .filter(source -> !isForAll(context.resolve(source.replaceFirst("^/+", ""))))
                        .collect(Collectors.toSet()));
    }

    /** The flags that a file is copied with. */
    List<String> flags(CopiedFile file) {
        return sources.contains(file.source()) ? List.of("--chown=" + owner) : List.of();
    }

    private static boolean isForAll(Path path) {
        try (Stream<Path> all = Files.walk(path.toRealPath())) {
            for (Path each : (Iterable<Path>) all::iterator) {
                if (!isForOthers(each)) {
                    return false;
                }
            }
            return true;
        } catch (IOException | UncheckedIOException e) {
            // Whoever copies it tells why it cannot be read, unless it is ignored.
            return false;
        }
    }

    private static boolean isForOthers(Path path) throws IOException {
        PosixFileAttributes attributes =
                Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Set<PosixFilePermission> permissions = attributes.permissions();
        return permissions.contains(PosixFilePermission.OTHERS_READ)
                && (!attributes.isDirectory() || permissions.contains(PosixFilePermission.OTHERS_EXECUTE));
    }
}
