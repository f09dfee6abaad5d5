package io.github.dockermaven.application;

import io.github.dockermaven.image.DockerExecutionException;
import io.github.dockermaven.image.DockerFailureException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;

/**
 * A layered Spring Boot jar, 2.3 or newer.
 *
 * @param launcher its {@code Main-Class}, which starts it from a folder as well
 */
public record LayeredJar(Path jar, String launcher, LayersIndex index) {
    private static final String INDEX = "Spring-Boot-Layers-Index";
    /** What leads out of a folder, or is no path, on one system or another. */
    private static final Pattern UNSAFE =
            Pattern.compile("/.*|[A-Za-z]:.*|.*\\\\.*|(?:.*/)?\\.{0,2}(?:/.*)?", Pattern.DOTALL);

    /**
     * What {@link #layOut} did.
     *
     * @param layers the names of the layers that have files, in their order
     * @param written how many files are new or have changed
     * @param removed how many files and folders are no longer in the jar
     */
    public record LaidOut(List<String> layers, int written, int removed) {}

    /**
     * Reads which layers a jar has.
     *
     * @param jar one that is runnable
     * @throws DockerFailureException if it is not layered, or its index is malformed
     */
    public static LayeredJar read(Path jar) {
        try (JarFile file = new JarFile(jar.toFile(), false)) {
            Manifest manifest = file.getManifest();
            Attributes attributes = manifest == null ? new Attributes() : manifest.getMainAttributes();
            String index = attributes.getValue(INDEX);
            String launcher = attributes.getValue(Attributes.Name.MAIN_CLASS);
            ZipEntry entry = index == null ? null : file.getEntry(index);
            if (entry == null) {
                throw new DockerFailureException("The layout 'layers' needs a layered Spring Boot jar, and " + jar
                        + " has no layers.idx: its manifest "
                        + (index == null ? "has no " + INDEX : "names " + index + ", which is not in it")
                        + ". Package it with Spring Boot 2.3 or newer and layers enabled"
                        + " (<layers><enabled>true</enabled></layers> of spring-boot-maven-plugin), or write"
                        + " <layout>jar</layout>.");
            }
            try (InputStream stream = file.getInputStream(entry)) {
                String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
                return new LayeredJar(jar, launcher, LayersIndex.parse(index + " of " + jar, text));
            }
        } catch (IOException e) {
            throw RunnableJar.unreadable(jar, e);
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
    public LaidOut layOut(Path folder) {
        try (JarFile file = new JarFile(jar.toFile(), false)) {
            Map<Path, ZipEntry> places = places(file, folder);
            List<String> layers = index.layers().stream()
                    .map(LayersIndex.Layer::name)
                    .filter(name -> places.keySet().stream().anyMatch(place -> place.startsWith(folder.resolve(name))))
                    .toList();
            MirroredFolder mirror = new MirroredFolder(folder, places.keySet());
            int removed = mirror.removeOthers();
            int written = 0;
            for (Map.Entry<Path, ZipEntry> place : places.entrySet()) {
                written += mirror.write(place.getKey(), () -> open(file, place.getValue())) ? 1 : 0;
            }
            mirror.fixTimes();
            return new LaidOut(layers, written, removed);
        } catch (IOException e) {
            throw RunnableJar.unreadable(jar, e);
        }
    }

    /** Where each file of the jar belongs. Folders come with their files, as for Spring's own tools. */
    private Map<Path, ZipEntry> places(JarFile file, Path folder) {
        Map<Path, ZipEntry> places = new LinkedHashMap<>();
        file.stream().filter(entry -> !entry.isDirectory()).forEach(entry -> {
            String name = entry.getName();
            if (UNSAFE.matcher(name).matches()) {
                throw new DockerFailureException(
                        "Entry '" + name + "' of " + jar
                                + " would be written outside of its folder. Find out what packaged the jar so, and do not use it.");
            }
            LayersIndex.Layer layer = index.layerOf(name)
                    .orElseThrow(() -> new DockerFailureException("Entry '" + name + "' of " + jar
                            + " is in no layer of its layers.idx, so something added it after the jar was packaged."
                            + " Add it before spring-boot-maven-plugin's repackage, or write <layout>jar</layout>."));
            places.put(resolve(folder.resolve(layer.name()), name), entry);
        });
        return places;
    }

    private Path resolve(Path folder, String name) {
        try {
            return folder.resolve(name);
        } catch (InvalidPathException e) {
            throw new DockerFailureException(
                    "Entry '" + name + "' of " + jar + " cannot be the name of a file here: " + e.getReason()
                            + ". Set a locale that has such names, for example LC_ALL=C.UTF-8, or write"
                            + " <layout>jar</layout>.",
                    e);
        }
    }

    private InputStream open(JarFile file, ZipEntry entry) {
        try {
            return file.getInputStream(entry);
        } catch (IOException e) {
            throw RunnableJar.unreadable(jar, e);
        }
    }
}
