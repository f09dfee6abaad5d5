package io.github.dockermaven.application;

import io.github.dockermaven.image.DockerFailureException;
import java.util.List;

/**
 * What a Dockerfile has of an application.
 *
 * @param files what it copies, in this order; never ignored
 * @param start the arguments of {@code java} that start it
 * @param workdir the folder it needs to be started in, {@code null} if any will do
 */
public record Application(List<CopiedFile> files, List<String> start, String workdir) {
    private static final String LAYERS_FOLDER = "/application";

    public Application {
        files = List.copyOf(files);
        start = List.copyOf(start);
    }

    /**
     * An application that is one runnable jar.
     *
     * @param source the jar's path in the build context, with {@code /} between its parts
     * @param jarName its name in the image, {@code null} for {@code app.jar}
     * @throws DockerFailureException if the name is none that a file can have
     */
    public static Application ofJar(String source, String jarName) {
        String name = jarName == null ? "app.jar" : DockerfileGenerator.text("jarName", jarName);
        if (name.endsWith("/")) {
            throw new DockerFailureException(
                    "jarName '" + name + "' is a folder. Write the file's name too, for example " + name + "app.jar.");
        }
        return new Application(List.of(new CopiedFile(source, name)), List.of("-jar", name), null);
    }

    /**
     * An application whose layers lie in folders of their own. It is started from its folder, which is Java's class path
     * if nothing else is.
     *
     * @param folder path in the build context of the folder that has them
     * @param layers their names, what seldom changes first
     * @param launcher the class that starts it
     */
    public static Application ofLayers(String folder, List<String> layers, String launcher) {
        List<CopiedFile> files = layers.stream()
                .map(layer -> new CopiedFile(folder + "/" + layer + "/", "./"))
                .toList();
        return new Application(files, List.of(launcher), LAYERS_FOLDER);
    }
}
