package io.github.dockermaven.application;

import io.github.dockermaven.context.FileName;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Files of jars and of folders that are laid out in a folder for each layer of an image. */
final class LayersFolder {
    /** What leads out of a folder, or is no path, on one system or another. */
    private static final Pattern UNSAFE =
            Pattern.compile("/.*|[A-Za-z]:.*|.*\\\\.*|(?:.*/)?\\.{0,2}(?:/.*)?", Pattern.DOTALL);

    private final Path folder;
    private final Predicate<Path> foldsCase;
    /** The paths of the contents as they are written: some systems take others for equal. */
    private final List<String> names = new ArrayList<>();

    private final Map<Path, Supplier<InputStream>> contents = new LinkedHashMap<>();
    /** The files that libraries are copied from. */
    private final Map<Path, Path> sources = new HashMap<>();

    LayersFolder(Path folder) {
        this(folder, CaseFolding::isIn);
    }

    /** @param foldsCase whether the file system of the folder takes capital and small letters for the same */
    LayersFolder(Path folder, Predicate<Path> foldsCase) {
        this.folder = folder;
        this.foldsCase = foldsCase;
    }

    /**
     * Adds a jar's files. Folders come with their files, as for Spring's own tools.
     *
     * @param open the jar, open until all is laid out
     * @param jar where it is
     * @param folderOf the folder, beginning with the layer's name, that an entry is to be below
     * @throws DockerFailureException if an entry would lie outside of the folder
     */
    void addEntries(JarFile open, Path jar, Function<String, String> folderOf) {
        open.stream().filter(entry -> !entry.isDirectory()).forEach(entry -> {
            String name = entry.getName();
            if (UNSAFE.matcher(name).matches()) {
                throw new DockerFailureException(
                        "Entry '" + PrintableText.quote(name) + "' of " + jar
                                + " would be written outside of its folder. Find out what packaged the jar so, and do not use it.");
            }
            put(resolve(folder.resolve(folderOf.apply(name)), name, jar), () -> {
                try {
                    return open.getInputStream(entry);
                } catch (IOException e) {
                    throw PackagedJar.unreadable(jar, e);
                }
            });
        });
    }

    /**
     * Adds a library in a layer, at its own place; of a folder the files that are in it, no links.
     *
     * @throws DockerFailureException if another file is at that place
     */
    void add(String layer, Library library) {
        String name = library.place().replaceFirst("/$", "");
        Path place = resolve(folder.resolve(layer), name, library.file());
        try {
            Path real = library.file().toRealPath();
            try (Stream<Path> files = Files.walk(real)) {
                files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                        .forEach(file -> add(place.resolve(real.relativize(file).toString()), file));
            }
        } catch (IOException | UncheckedIOException e) {
            throw new DockerExecutionException(
                    library.file() + " cannot be read: " + e + ". Check that you may read it.", e);
        }
    }

    private void add(Path place, Path file) {
        Path other = sources.putIfAbsent(place, file);
        if (other != null && !other.equals(file)) {
            throw new DockerFailureException("Two files of the application would be " + folder.relativize(place)
                    + " in the image: " + other + " and " + file + ". Rename one of them.");
        }
        put(place, () -> open(file));
    }

    /** Adds a small file in a layer. */
    void add(String layer, String name, byte[] content) {
        put(folder.resolve(layer).resolve(name), () -> new ByteArrayInputStream(content));
    }

    private void put(Path place, Supplier<InputStream> content) {
        names.add(folder.relativize(place).toString().replace('\\', '/'));
        contents.put(place, content);
    }

    boolean isEmpty() {
        return contents.isEmpty();
    }

    private static InputStream open(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw PackagedJar.unreadable(file, e);
        }
    }

    /**
     * Makes the folder have these files and nothing else. What is there already is left as it is.
     *
     * @param layers the layers' names, in their order
     * @throws DockerExecutionException if a jar cannot be read, or the folder cannot be written
     * @throws DockerFailureException if two of the files would be one there
     */
    LayoutResult layOut(List<String> layers) {
        CaseFolding.check(folder, names, foldsCase);
        MirroredFolder mirror = new MirroredFolder(folder, contents.keySet());
        int removed = mirror.removeOthers();
        int written = 0;
        for (Map.Entry<Path, Supplier<InputStream>> file : contents.entrySet()) {
            written += mirror.write(file.getKey(), file.getValue()) ? 1 : 0;
        }
        mirror.finish();
        List<String> present = layers.stream()
                .filter(name -> contents.keySet().stream().anyMatch(place -> place.startsWith(folder.resolve(name))))
                .toList();
        return new LayoutResult(present, written, removed);
    }

    /** Returns the file of a name. Some locales encode it otherwise than images have it, in UTF-8. */
    private static Path resolve(Path folder, String name, Path jar) {
        try {
            Path file = folder.resolve(name);
            if (FileName.ofPath(folder.relativize(file)).equals(name)) {
                return file;
            }
            throw unsuitable(name, jar, "this locale has other bytes for it", null);
        } catch (InvalidPathException e) {
            throw unsuitable(name, jar, e.getReason(), e);
        }
    }

    private static DockerFailureException unsuitable(String name, Path jar, String cause, InvalidPathException e) {
        return new DockerFailureException(
                "Entry '" + PrintableText.quote(name) + "' of " + jar + " cannot be the name of a file here: " + cause
                        + ". Set a locale that has such names, for example LC_ALL=C.UTF-8, or write"
                        + " <layout>jar</layout>.",
                e);
    }
}
