package io.github.dockermaven.project;

import io.github.dockermaven.application.Library;
import io.github.dockermaven.application.PackagedApplication;
import io.github.dockermaven.application.PackagedJar;
import io.github.dockermaven.application.SelfContainedJar;
import io.github.dockermaven.application.ThinJar;
import io.github.dockermaven.image.DockerFailureException;
import io.github.dockermaven.image.ErrorText;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.apache.maven.project.MavenProject;

/** Finds the libraries that a jar needs to be started. */
@Named
@Singleton
class ClassPaths {
    private final RuntimeDependencies dependencies;

    @Inject
    ClassPaths(RuntimeDependencies dependencies) {
        this.dependencies = dependencies;
    }

    /**
     * A jar with its libraries: those of its {@code Class-Path}, if they are beside it; none, if it has them in itself;
     * else the project's run-time dependencies.
     *
     * @param mainClass the class to start, {@code null} for the manifest's
     * @throws DockerFailureException if the {@code Class-Path} names what is neither, or no jar has the class
     */
    PackagedApplication complete(MavenProject project, PackagedJar jar, String mainClass) {
        Set<String> named = named(jar);
        List<Library> beside = beside(jar, named);
        if (!beside.isEmpty() && beside.size() == named.size()) {
            return thin(jar, mainClass, beside, true);
        }
        if (jar.isSelfContained(Path.of(project.getBuild().getOutputDirectory()))) {
            check(jar, mainClass, List.of());
            return new SelfContainedJar(jar, mainClass);
        }
        List<Library> resolved = RuntimeDependencies.has(project) ? dependencies.of(project) : List.of();
        checkNamed(jar, named, resolved);
        return thin(jar, mainClass, resolved, false);
    }

    private static ThinJar thin(PackagedJar jar, String mainClass, List<Library> libraries, boolean byManifest) {
        check(jar, mainClass, libraries);
        return new ThinJar(jar, mainClass, libraries, byManifest);
    }

    private static void check(PackagedJar jar, String mainClass, List<Library> libraries) {
        Stream<Path> jars =
                Stream.concat(Stream.of(jar.file()), libraries.stream().map(Library::file));
        if (mainClass != null && !PackagedJar.anyHasClass(jars, mainClass)) {
            throw new DockerFailureException("mainClass " + mainClass + " is neither in " + jar.file()
                    + " nor in its libraries. Write the class's name with its package.");
        }
    }

    private static void checkNamed(PackagedJar jar, Set<String> named, List<Library> resolved) {
        Set<String> names = resolved.stream()
                .flatMap(library -> Stream.of(library.place(), library.file().toString()))
                .map(ClassPaths::lastPart)
                .collect(Collectors.toSet());
        named.stream()
                .filter(entry -> !names.contains(lastPart(entry)))
                .filter(entry -> !Files.isRegularFile(sibling(jar, entry)))
                .findFirst()
                .ifPresent(missing -> {
                    throw new DockerFailureException(
                            "Class-Path of " + jar.file() + " names " + ErrorText.quote(missing)
                                    + ", which is not there, and no run-time dependency of the project. Put it there before this"
                                    + " goal, for example by copy-dependencies of maven-dependency-plugin with <outputDirectory>"
                                    + sibling(jar, missing).normalize().getParent()
                                    + "</outputDirectory>, or correct"
                                    + " the manifest.");
                });
    }

    /** The files that the manifest names by a path relative to the jar. What it names elsewhere is not the build's. */
    private static Set<String> named(PackagedJar jar) {
        return jar.classPath().stream()
                .map(ClassPaths::path)
                .filter(path -> path.endsWith(".jar") && !path.startsWith("/"))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String path(String entry) {
        try {
            URI uri = new URI(entry);
            return uri.isAbsolute() ? "/" : uri.normalize().getPath();
        } catch (URISyntaxException e) {
            return entry;
        }
    }

    private static List<Library> beside(PackagedJar jar, Set<String> named) {
        List<Library> libraries = new ArrayList<>();
        for (String place : named) {
            Path file = sibling(jar, place);
            if (!place.startsWith("../") && Files.isRegularFile(file)) {
                libraries.add(new Library(place, file, place.contains("-SNAPSHOT")));
            }
        }
        return libraries;
    }

    private static Path sibling(PackagedJar jar, String place) {
        try {
            return jar.file().resolveSibling(place);
        } catch (InvalidPathException e) {
            throw new DockerFailureException(
                    "Class-Path of " + jar.file() + " names '" + ErrorText.quote(place)
                            + "', which cannot be the name of a file here: " + e.getReason()
                            + ". Correct the manifest, or set a locale that has such names, for example LC_ALL=C.UTF-8.",
                    e);
        }
    }

    private static String lastPart(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }
}
