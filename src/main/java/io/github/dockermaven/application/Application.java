package io.github.dockermaven.application;

import io.github.dockermaven.error.DockerFailureException;
import java.util.List;
import java.util.Optional;

/**
 * What a Dockerfile has of an application.
 *
 * @param files what it copies, in this order; never ignored
 * @param start the arguments of {@code java} that start it; empty if the base image starts it
 * @param workdir the folder it needs to be started in; any will do if empty
 * @param jvmVariable the environment variable by which the base image takes arguments of the Java virtual machine,
 *     empty if they are arguments of {@code java}
 * @param runtime the root folder with Java that is copied before all else, empty if the base image has Java
 * @param privateFiles those of all that is copied that are to belong to who runs the application
 */
public record Application(
        List<CopiedFile> files,
        List<String> start,
        Optional<String> workdir,
        Optional<String> jvmVariable,
        Optional<CopiedFile> runtime,
        PrivateFiles privateFiles) {
    /** The folder of applications that are more than one file. */
    static final String FOLDER = "/application";

    public Application {
        files = List.copyOf(files);
        start = List.copyOf(start);
    }

    /** An application on a base image that has Java. */
    Application(List<CopiedFile> files, List<String> start, Optional<String> workdir, Optional<String> jvmVariable) {
        this(files, start, workdir, jvmVariable, Optional.empty(), PrivateFiles.NONE);
    }

    /** Returns this application with Java of its own. */
    Application withRuntime(CopiedFile root) {
        return new Application(files, start, workdir, jvmVariable, Optional.of(root), privateFiles);
    }

    /** Returns this application with files that are to belong to who runs it. */
    Application withPrivateFiles(PrivateFiles ofUser) {
        return new Application(files, start, workdir, jvmVariable, runtime, ofUser);
    }

    /**
     * Returns the application's name in the image.
     *
     * @param jarName what the user gave, empty for {@code app} and the extension
     * @throws DockerFailureException if the name is none that a file can have
     */
    static String name(Optional<String> jarName, String extension) {
        String name = jarName.map(given -> OptionText.line("jarName", given)).orElse("app." + extension);
        if (name.endsWith("/")) {
            throw new DockerFailureException("jarName '" + name
                    + "' is a folder. Write the file's name too, for example " + name + "app." + extension + ".");
        }
        return name;
    }

    /**
     * Returns an application that is one jar.
     *
     * @param source the jar's path in the build context, with {@code /} between its parts
     * @param name its name in the image
     * @param start the arguments of {@code java} that start it
     */
    static Application ofJar(String source, String name, List<String> start) {
        return new Application(List.of(new CopiedFile(source, name)), start, Optional.empty(), Optional.empty());
    }

    /**
     * Returns an application whose layers lie in folders of their own. It is started from its folder, which is Java's
     * class path if nothing else is.
     *
     * @param folder path in the build context of the folder that has them
     * @param layers their names, what seldom changes first
     * @param start the arguments of {@code java} that start it
     */
    static Application ofLayers(String folder, List<String> layers, List<String> start) {
        List<CopiedFile> files = layers.stream()
                .map(layer -> new CopiedFile(folder + "/" + layer + "/", "./"))
                .toList();
        return new Application(files, start, Optional.of(FOLDER), Optional.empty());
    }
}
