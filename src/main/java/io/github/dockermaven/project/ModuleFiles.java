package io.github.dockermaven.project;

import io.github.dockermaven.watch.WatchedFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.model.Resource;
import org.apache.maven.project.MavenProject;

/**
 * The files of a module that its image may be made of, or that these are made of.
 *
 * @param folder the module's own
 * @param classes the folder of what is compiled, with the resources
 * @param sources the folders of what is to be compiled
 * @param resources the folders of what is to be copied
 */
public record ModuleFiles(
        MavenProject project, Path folder, Path classes, Path target, List<Path> sources, List<Path> resources) {
    private static final Pattern ARCHIVE = Pattern.compile("(?!original-).*(?<!-sources|-javadoc|-tests)\\.[jw]ar");
    private static final Pattern OF_IMAGE = Pattern.compile("[Dd]ockerfile.*|\\.dockerignore|pom\\.xml");

    /** What a file of a module is. */
    public enum Kind {
        /** It has to be compiled. */
        SOURCE,
        /** It has to be copied, perhaps with values filled in. */
        RESOURCE,
        /** It is compiled or copied, and has to come into jars. */
        CLASS,
        /** It is as it comes into an image. */
        IMAGE,
        /** It is the module's POM. */
        POM
    }

    /** Returns those of a module. */
    public static ModuleFiles of(MavenProject project) {
        Path folder = ProjectFolder.of(project);
        return new ModuleFiles(
                project,
                normal(folder),
                normal(Path.of(project.getBuild().getOutputDirectory())),
                OutputFile.target(project),
                project.getCompileSourceRoots().stream()
                        .map(root -> normal(Path.of(root)))
                        .toList(),
                project.getResources().stream()
                        .map(Resource::getDirectory)
                        .map(directory -> normal(folder.resolve(directory)))
                        .toList());
    }

    private static Path normal(Path path) {
        return path.toAbsolutePath().normalize();
    }

    /**
     * Returns the folders to watch.
     *
     * @param hasSources whether those of sources are among them
     */
    public List<WatchedFolder> watched(boolean hasSources) {
        List<WatchedFolder> watched = new ArrayList<>();
        watched.add(WatchedFolder.flat(
                folder, file -> OF_IMAGE.matcher(file.getFileName().toString()).matches()));
        watched.add(WatchedFolder.flat(
                target, file -> ARCHIVE.matcher(file.getFileName().toString()).matches()));
        // What an assembly or a Dockerfile may take is there, beside what has to be compiled.
        watched.add(WatchedFolder.deep(
                main(), inside -> hasSources || sources.stream().noneMatch(inside::startsWith)));
        Stream.of(
                        Stream.of(classes, target.resolve("quarkus-app")),
                        resources.stream(),
                        hasSources ? sources.stream() : Stream.<Path>empty())
                .flatMap(each -> each)
                .map(WatchedFolder::deep)
                .forEach(watched::add);
        return watched;
    }

    private Path main() {
        return folder.resolve("src/main");
    }

    /** Returns whether a file is of this module. */
    public boolean has(Path file) {
        return file.getParent().equals(folder)
                || file.getParent().equals(target)
                || Stream.of(
                                Stream.of(classes, target.resolve("quarkus-app"), main()),
                                resources.stream(),
                                sources.stream())
                        .flatMap(each -> each)
                        .anyMatch(file::startsWith);
    }

    /** Returns what a file of this module is. */
    public Kind kind(Path file) {
        if (file.startsWith(classes)) {
            return Kind.CLASS;
        }
        if (resources.stream().anyMatch(file::startsWith)) {
            return Kind.RESOURCE;
        }
        if (sources.stream().anyMatch(file::startsWith)) {
            return Kind.SOURCE;
        }
        return file.equals(folder.resolve("pom.xml")) ? Kind.POM : Kind.IMAGE;
    }
}
