package io.github.dockermaven.project;

import io.github.dockermaven.application.JarContents;
import io.github.dockermaven.application.Library;
import io.github.dockermaven.application.NestedLibraries;
import io.github.dockermaven.application.PackagedApplication;
import io.github.dockermaven.application.PackagedJar;
import io.github.dockermaven.application.SelfContainedJar;
import io.github.dockermaven.application.ThinJar;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.apache.maven.project.MavenProject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The libraries that a jar needs to be started. Where it cannot be known whether a library is in the jar already, the
 * library goes with it: one too many does no harm.
 */
@Named
@Singleton
class ClassPaths {
    private static final Logger LOGGER = LoggerFactory.getLogger(ClassPaths.class);

    private final RuntimeDependencies dependencies;

    @Inject
    ClassPaths(RuntimeDependencies dependencies) {
        this.dependencies = dependencies;
    }

    /**
     * Returns a jar with its libraries: those of its {@code Class-Path} and the project's run-time dependencies,
     * without those that are in the jar.
     *
     * @param mainClass the class to start; the manifest's if empty
     * @throws DockerFailureException if the {@code Class-Path} names what is neither, or no jar has the class
     */
    PackagedApplication complete(MavenProject project, PackagedJar jar, Optional<String> mainClass) {
        Optional<String> named = mainClass.filter(name -> !name.equals(jar.mainClass()));
        Optional<NestedLibraries> nested = NestedLibraries.of(jar);
        if (named.isEmpty() && nested.isPresent()) {
            return new SelfContainedJar(jar, Optional.empty(), nested.get().describe(jar));
        }
        LibraryMatch match = match(project, jar);
        if (match.isComplete(project)) {
            List<Library> beside = match.beside();
            return checked(jar, named, beside, true, count(beside) + ", which its Class-Path names");
        }
        List<Library> resolved = RuntimeDependencies.has(project) ? dependencies.of(project) : List.of();
        if (resolved.isEmpty() && match.manifest().jars().isEmpty()) {
            return checked(
                    jar, named, match.folders(), true, "no libraries, as the project has no run-time dependencies");
        }
        JarContents contents =
                JarContents.read(jar.file(), Path.of(project.getBuild().getOutputDirectory()));
        List<Library> missing = contents.areOnlyTheProjects()
                ? resolved
                : resolved.stream().filter(library -> !contents.have(library)).toList();
        if (named.isEmpty() && jar.isRunnable() && contents.haveLauncher(jar, files(resolved))) {
            LOGGER.warn(
                    "{} is started by {}, which neither the project nor its dependencies have, and has archives in it. It is"
                            + " taken for a format that has its libraries there: no other goes with it.",
                    jar.file(),
                    PrintableText.quote(jar.mainClass()));
            return new SelfContainedJar(jar, Optional.empty(), "its libraries in it, which that launcher has to find");
        }
        LibraryMatch.Result matched = match.with(resolved, missing);
        return matched.libraries().isEmpty() && !resolved.isEmpty()
                ? selfContained(jar, named, resolved.size())
                : checked(
                        jar,
                        named,
                        matched.libraries(),
                        matched.byManifest(),
                        count(matched.libraries()) + origin(resolved.size() - missing.size(), matched));
    }

    /**
     * Returns a jar of a tool that packages all that it needs: beside it what its {@code Class-Path} names, else in it.
     *
     * @param tool who packaged it
     */
    static PackagedApplication packagedBy(String tool, MavenProject project, PackagedJar jar) {
        LibraryMatch match = match(project, jar);
        if (match.manifest().jars().isEmpty()) {
            return new SelfContainedJar(jar, Optional.empty(), "its libraries in it, as " + tool + " packages them");
        }
        LibraryMatch.Result matched = match.with(List.of(), List.of());
        return new ThinJar(
                jar,
                Optional.empty(),
                matched.libraries(),
                matched.byManifest(),
                count(matched.libraries()) + ", which its Class-Path names");
    }

    private static LibraryMatch match(MavenProject project, PackagedJar jar) {
        return new LibraryMatch(
                ManifestClassPath.of(jar),
                Path.of(project.getBuild().getDirectory()).resolve("docker"));
    }

    private static PackagedApplication selfContained(PackagedJar jar, Optional<String> mainClass, int count) {
        check(jar, mainClass, List.of());
        return new SelfContainedJar(jar, mainClass, PackagedApplication.libraries(count) + " in it");
    }

    private static String origin(int contained, LibraryMatch.Result matched) {
        return (matched.byManifest() ? ", which its Class-Path names" : ", the project's run-time dependencies")
                + (contained == 0 ? "" : ", and " + contained + " in it");
    }

    private static String count(List<Library> libraries) {
        return PackagedApplication.libraries(libraries.stream()
                .filter(library -> library.place().endsWith(".jar"))
                .count());
    }

    private static PackagedApplication checked(
            PackagedJar jar, Optional<String> mainClass, List<Library> libraries, boolean byManifest, String words) {
        check(jar, mainClass, libraries);
        return new ThinJar(jar, mainClass, libraries, byManifest, words);
    }

    private static void check(PackagedJar jar, Optional<String> mainClass, List<Library> libraries) {
        Stream<Path> jars = Stream.concat(Stream.of(jar.file()), files(libraries).stream());
        mainClass.filter(name -> !PackagedJar.anyHasClass(jars, name)).ifPresent(name -> {
            throw new DockerFailureException("mainClass " + name + " is neither in " + jar.file()
                    + " nor in its libraries. Write the class's name with its package.");
        });
    }

    private static List<Path> files(List<Library> libraries) {
        return libraries.stream()
                .filter(library -> library.place().endsWith(".jar"))
                .map(Library::file)
                .toList();
    }
}
