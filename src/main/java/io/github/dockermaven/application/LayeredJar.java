package io.github.dockermaven.application;

import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * A layered Spring Boot jar, 2.3 or newer.
 *
 * @param jar one whose {@code Main-Class} is Spring Boot's launcher, which starts it from a folder as well
 */
public record LayeredJar(PackagedJar jar, LayersIndex index) {
    private static final String INDEX = "Spring-Boot-Layers-Index";

    /**
     * Reads which layers a jar has.
     *
     * @param jar one that is runnable
     * @throws DockerFailureException if it is not layered, or its index is malformed
     */
    public static LayeredJar read(Path jar) {
        PackagedJar packaged = PackagedJar.read(jar);
        String index = packaged.attribute(INDEX);
        try (JarFile file = new JarFile(jar.toFile(), false)) {
            ZipEntry entry = index == null ? null : file.getEntry(index);
            if (entry == null) {
                throw new DockerFailureException("The layout 'layers' needs a layered Spring Boot jar, and " + jar
                        + " has no layers.idx: its manifest "
                        + (index == null ? "has no " + INDEX : "names " + index + ", which is not in it")
                        + ". Package it with Spring Boot 2.3 or newer and layers enabled"
                        + " (<layers><enabled>true</enabled></layers> of spring-boot-maven-plugin), or write"
                        + " <layout>jar</layout>.");
            }
            return new LayeredJar(packaged, LayersIndex.parse(index + " of " + jar, JarTexts.read(file, entry)));
        } catch (IOException e) {
            throw PackagedJar.unreadable(jar, e);
        }
    }

    /**
     * Makes a folder have this jar's files, in a folder for each layer, and nothing else. What is there already is left
     * as it is.
     *
     * @throws DockerFailureException if an entry would lie outside of the folder, or is in no layer, which is an error for
     *     Spring's own tools too
     * @throws DockerExecutionException if the jar cannot be read, or the folder cannot be written
     */
    public LayoutResult layOut(Path folder) {
        try (JarFile file = new JarFile(jar.file().toFile(), false)) {
            LayersFolder layers = new LayersFolder(folder);
            layers.addEntries(file, jar.file(), this::layerOf);
            if (jar.hasLaunchAttributes()) {
                layers.add(
                        layerOf(PackagedJar.classFile(jar.mainClass())),
                        LauncherJar.NAME,
                        LauncherJar.of(jar, jar.mainClass(), List.of("./")));
            }
            return layers.layOut(
                    index.layers().stream().map(LayersIndex.Layer::name).toList());
        } catch (IOException e) {
            throw PackagedJar.unreadable(jar.file(), e);
        }
    }

    /** Returns the arguments of {@code java} that start it from the folder that all its layers are copied to. */
    List<String> start() {
        return jar.hasLaunchAttributes() ? List.of("-jar", LauncherJar.NAME) : List.of(jar.mainClass());
    }

    private String layerOf(String entry) {
        return index.layerOf(entry)
                .map(LayersIndex.Layer::name)
                .orElseThrow(
                        () -> new DockerFailureException(
                                "Entry '" + PrintableText.quote(entry) + "' of " + jar.file()
                                        + " is in no layer of its layers.idx, so something added it after the jar was packaged."
                                        + " Add it before spring-boot-maven-plugin's repackage, or write <layout>jar</layout>."));
    }
}
