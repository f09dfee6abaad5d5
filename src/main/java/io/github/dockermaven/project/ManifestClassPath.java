package io.github.dockermaven.project;

import io.github.dockermaven.application.Library;
import io.github.dockermaven.application.PackagedJar;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The {@code Class-Path} of a jar's manifest: what it names by a path relative to the jar. What it names elsewhere is not the
 * build's.
 *
 * @param jar whose it is
 * @param entries jars, and folders with a {@code /} at their end, without double ones
 */
record ManifestClassPath(PackagedJar jar, List<String> entries) {
    static ManifestClassPath of(PackagedJar jar) {
        Set<String> entries = jar.classPath().stream()
                .map(ManifestClassPath::path)
                .filter(path -> !path.startsWith("/") && (path.endsWith(".jar") || path.endsWith("/")))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        entries.forEach(entry -> sibling(jar, entry));
        return new ManifestClassPath(jar, List.copyOf(entries));
    }

    /** Returns the jars that it names. */
    List<String> jars() {
        return entries.stream().filter(entry -> entry.endsWith(".jar")).toList();
    }

    /**
     * Returns the folders that it names, with what they have beside the jar now.
     *
     * @param own the folder that is ours to write; what has it or is in it is no part of the application
     */
    List<Library> folders(Path own) {
        return entries.stream()
                .filter(entry -> entry.endsWith("/") && isBelow(entry))
                .flatMap(entry -> Stream.of(sibling(jar, entry))
                        .filter(Files::isDirectory)
                        .filter(folder -> !own.startsWith(folder) && !folder.startsWith(own))
                        .map(folder -> new Library(entry, folder, false, true)))
                .toList();
    }

    /** Returns the jar that an entry names, if it is there. */
    Optional<Path> file(String entry) {
        return Optional.of(sibling(jar, entry)).filter(Files::isRegularFile);
    }

    /** Returns whether an entry stays below the jar's folder, so that an image can have it at the same place. */
    static boolean isBelow(String entry) {
        return Stream.of(entry.split("[/\\\\]")).noneMatch(part -> part.equals(".."))
                && Stream.of(entry.split("/")).anyMatch(part -> !part.isEmpty() && !part.equals("."));
    }

    private static Path sibling(PackagedJar jar, String entry) {
        try {
            return jar.file().resolveSibling(entry).normalize();
        } catch (InvalidPathException e) {
            throw new DockerFailureException(
                    "Class-Path of " + jar.file() + " names '" + PrintableText.quote(entry)
                            + "', which cannot be the name of a file here: " + e.getReason()
                            + ". Correct the manifest, or set a locale that has such names, for example LC_ALL=C.UTF-8.",
                    e);
        }
    }

    private static String path(String entry) {
        try {
            URI uri = new URI(entry);
            return uri.isAbsolute() || uri.getPath() == null
                    ? "/"
                    : uri.normalize().getPath();
        } catch (URISyntaxException e) {
            return entry;
        }
    }
}
