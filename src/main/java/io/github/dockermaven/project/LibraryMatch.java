package io.github.dockermaven.project;

import io.github.dockermaven.application.Library;
import io.github.dockermaven.application.PackagedJar;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.model.Dependency;
import org.apache.maven.project.MavenProject;

/**
 * The match of what a jar's {@code Class-Path} names with the files beside the jar and the project's run-time dependencies.
 *
 * @param own the folder that is ours to write
 */
record LibraryMatch(ManifestClassPath manifest, Path own) {
    private static final String FOLDER = "libs/";
    /** The time and build number in the version of a deployed snapshot. */
    private static final Pattern TIME = Pattern.compile("-\\d{8}\\.\\d{6}-\\d+(?=[.-])");

    /**
     * The libraries that go with a jar.
     *
     * @param byManifest whether the {@code Class-Path} names them all at their places
     */
    record Result(List<Library> libraries, boolean byManifest) {}

    /**
     * Returns whether all that is named lies beside the jar, and the project's POM has no dependency that is not
     * named.
     */
    boolean isComplete(MavenProject project) {
        List<String> jars = manifest.jars();
        return !jars.isEmpty()
                && jars.stream()
                        .allMatch(entry -> ManifestClassPath.isBelow(entry)
                                && manifest.file(entry).isPresent())
                && RuntimeDependencies.declared(project)
                        .allMatch(dependency -> jars.stream().anyMatch(entry -> names(lastPart(entry), dependency)));
    }

    /** Returns what is named and lies beside the jar. */
    List<Library> beside() {
        List<Library> libraries = new ArrayList<>();
        manifest.jars().forEach(entry -> manifest.file(entry)
                .ifPresent(file -> libraries.add(library(entry, Optional.empty(), file, true))));
        libraries.addAll(folders());
        return libraries;
    }

    List<Library> folders() {
        return manifest.folders(own);
    }

    /**
     * Returns the libraries that are named, each at its place, and the other dependencies that the jar lacks.
     *
     * @param resolved the project's run-time dependencies
     * @param missing those that are not in the jar
     * @throws DockerFailureException if what is named is neither there nor a dependency
     */
    Result with(List<Library> resolved, List<Library> missing) {
        List<Library> libraries = new ArrayList<>();
        List<Library> others = new ArrayList<>(missing);
        boolean byManifest = true;
        for (String entry : manifest.jars()) {
            Optional<Library> dependency = dependency(entry, others).or(() -> dependency(entry, resolved));
            Optional<Path> beside = manifest.file(entry);
            Optional<Path> file = beside.or(() -> dependency.map(Library::file));
            if (file.isEmpty() && missing.isEmpty() && !resolved.isEmpty()) {
                // The jar has all libraries. Java skips what is not there, and so do we.
                continue;
            }
            if (file.isEmpty()) {
                throw missing(entry);
            }
            if (dependency.isEmpty() || missing.contains(dependency.get())) {
                dependency.ifPresent(others::remove);
                libraries.add(library(entry, dependency, file.get(), beside.isPresent()));
                byManifest &= ManifestClassPath.isBelow(entry);
            }
        }
        byManifest &= others.isEmpty();
        libraries.addAll(others);
        libraries.addAll(folders());
        return new Result(libraries, byManifest);
    }

    /** At the place that is named, if that is below the application's own; else where no other library is. */
    private Library library(String entry, Optional<Library> dependency, Path file, boolean beside) {
        String place = ManifestClassPath.isBelow(entry)
                ? entry
                : isOnlyOneOfItsName(entry)
                        ? FOLDER + lastPart(entry)
                        : dependency.map(Library::place).orElse(inside(entry));
        return new Library(place, file, place.contains("-SNAPSHOT"), beside);
    }

    private boolean isOnlyOneOfItsName(String entry) {
        return manifest.jars().stream()
                        .filter(other -> lastPart(other).equals(lastPart(entry)))
                        .count()
                == 1;
    }

    /** Returns the path without what leads out of the application's folder. */
    private static String inside(String entry) {
        return Stream.of(entry.split("[/\\\\]"))
                .filter(part -> !part.isEmpty() && !part.equals(".") && !part.equals(".."))
                .collect(Collectors.joining("/", FOLDER, ""));
    }

    private static Optional<Library> dependency(String entry, List<Library> of) {
        String name = withoutTime(lastPart(entry));
        return of.stream()
                .filter(library -> name.equals(lastPart(library.place()))
                        || name.equals(withoutTime(library.file().getFileName().toString())))
                .findFirst();
    }

    /** A snapshot of a remote repository may be called by its time or not, as the manifest and the file choose. */
    private static String withoutTime(String name) {
        return TIME.matcher(name).replaceFirst("-SNAPSHOT");
    }

    private DockerFailureException missing(String entry) {
        PackagedJar jar = manifest.jar();
        return new DockerFailureException("Class-Path of " + jar.file() + " names " + PrintableText.quote(entry)
                + ", which is not there, and no run-time dependency of the project. Put it there before this"
                + " goal, for example by copy-dependencies of maven-dependency-plugin with <outputDirectory>"
                + PrintableText.quote(
                        jar.file().resolveSibling(entry).normalize().getParent().toString())
                + "</outputDirectory>, or correct"
                + " the manifest.");
    }

    /**
     * Returns whether a file has a name that Maven's plugins give a dependency; one of another kind is no such name.
     */
    private static boolean names(String file, Dependency dependency) {
        String version =
                dependency.getVersion() == null ? "" : dependency.getVersion().replaceFirst("SNAPSHOT$", "");
        String name = dependency.getArtifactId() + "-" + version;
        return file.startsWith(name)
                || file.startsWith(dependency.getGroupId() + "." + name)
                || file.equals(dependency.getArtifactId() + ".jar");
    }

    private static String lastPart(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }
}
