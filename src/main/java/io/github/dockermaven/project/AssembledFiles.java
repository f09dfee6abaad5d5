package io.github.dockermaven.project;

import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.PrintableText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.apache.maven.execution.MavenSession;

/** The files of images' assemblies, for a goal that brings them into containers without building the images. */
@Named
@Singleton
public class AssembledFiles {
    private final AssemblyRunner runner;

    @Inject
    AssembledFiles(AssemblyRunner runner) {
        this.runner = runner;
    }

    /** Returns whether an image has an assembly. */
    public static boolean hasAny(ProjectImage image) {
        return !assemblies(image).isEmpty();
    }

    /** Returns the files as they were put together last, by their paths in the image. */
    public static Map<String, Path> of(ProjectImage image) {
        Map<String, Path> files = new LinkedHashMap<>();
        for (AssemblySpec assembly : assemblies(image)) {
            Path folder = image.output().path().resolve(assembly.name());
            for (Path file : files(folder)) {
                String inside = folder.relativize(file)
                        .toString()
                        .replace(file.getFileSystem().getSeparator(), "/");
                files.put(assembly.files().targetDir() + "/" + inside, file);
            }
        }
        return files;
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new DockerExecutionException(
                    folder + " cannot be read: " + PrintableText.of(e) + ". Delete it: it is put together anew.", e);
        }
    }

    /**
     * Puts the files of an image together anew.
     *
     * @param sourceDirectory what descriptors are relative to
     * @throws io.github.dockermaven.error.DockerFailureException if a descriptor is not there or not valid
     */
    public void assemble(ProjectImage image, MavenSession session, Path sourceDirectory) {
        assemblies(image).forEach(assembly -> runner.assemble(assembly, session, image.output(), sourceDirectory));
    }

    private static List<AssemblySpec> assemblies(ProjectImage image) {
        if (image.source() instanceof ImageSource.Description description) {
            return description.assemblies();
        }
        return image.source() instanceof ImageSource.OwnDockerfile own ? own.assemblies() : List.of();
    }
}
