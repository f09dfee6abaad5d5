package io.github.dockermaven.application;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * A jar of the project's own classes, and the libraries it needs.
 *
 * @param mainClass the class to start, {@code null} for the manifest's
 * @param libraries in the order of the class path
 * @param byManifest whether the jar's {@code Class-Path} names them, so that Java finds them by itself
 */
public record ThinJar(PackagedJar jar, String mainClass, List<Library> libraries, boolean byManifest)
        implements PackagedApplication {
    private static final String CLASSES = "classes";
    private static final String RESOURCES = "resources";
    private static final String DEPENDENCIES = "dependencies";
    private static final String SNAPSHOT_DEPENDENCIES = "snapshot-dependencies";
    /** What seldom changes first. */
    private static final List<String> LAYERS = List.of(DEPENDENCIES, SNAPSHOT_DEPENDENCIES, RESOURCES, CLASSES);

    public ThinJar {
        libraries = List.copyOf(libraries);
    }

    @Override
    public Application in(ContextFolder context, DockerfileOptions options) {
        if (byManifest) {
            libraries.forEach(library -> context.inside(library.file()));
        }
        return options.layout() == Layout.LAYERS ? layers(context) : whole(context, options.jarName());
    }

    @Override
    public List<Path> jars() {
        return Stream.concat(Stream.of(jar.file()), libraries.stream().map(Library::file))
                .toList();
    }

    @Override
    public Optional<String> startClass() {
        return Optional.ofNullable(mainClass == null ? jar.mainClass() : mainClass);
    }

    private Application whole(ContextFolder context, String jarName) {
        String name = Application.name(jarName, "jar");
        String source = context.source(jar.file());
        if (libraries.isEmpty()) {
            return Application.ofJar(source, name, mainClass);
        }
        Path folder = context.own().resolve("libraries");
        LayersFolder files = new LayersFolder(folder);
        libraries.forEach(library -> files.add("", library));
        String parent = name.substring(0, name.lastIndexOf('/') + 1);
        List<CopiedFile> copied = List.of(
                new CopiedFile(context.source(folder) + "/", parent.isEmpty() ? "./" : parent),
                new CopiedFile(source, name));
        context.tell(
                folder, libraries.size() == 1 ? "1 library" : libraries.size() + " libraries", files.layOut(List.of()));
        List<String> start = byManifest ? Application.start(name, mainClass) : classPath(name, parent);
        return new Application(copied, start, name.startsWith("/") ? null : Application.FOLDER, null);
    }

    private Application layers(ContextFolder context) {
        Path folder = context.own().resolve("layers");
        String source = context.source(folder);
        LayersFolder files = new LayersFolder(folder);
        libraries.forEach(library -> files.add(library.snapshot() ? SNAPSHOT_DEPENDENCIES : DEPENDENCIES, library));
        try (JarFile open = new JarFile(context.inside(jar.file()).toFile(), false)) {
            files.addEntries(open, jar.file(), name -> name.endsWith(".class") ? CLASSES : RESOURCES);
            LaidOut laidOut = files.layOut(LAYERS);
            context.tell(folder, String.join(", ", laidOut.layers()), laidOut);
            List<CopiedFile> copied = laidOut.layers().stream()
                    .map(layer -> new CopiedFile(source + "/" + layer + "/", target(layer)))
                    .toList();
            return new Application(copied, classPath(CLASSES, ""), Application.FOLDER, null);
        } catch (IOException e) {
            throw PackagedJar.unreadable(jar.file(), e);
        }
    }

    /** Classes and resources are in one folder, as in the jar: some frameworks look for one beside the other. */
    private static String target(String layer) {
        return layer.equals(CLASSES) || layer.equals(RESOURCES) ? CLASSES + "/" : "./";
    }

    /** The arguments of {@code java}, with each library by its name: the order of {@code libs/*} is not Maven's. */
    private List<String> classPath(String application, String parent) {
        List<String> entries = new ArrayList<>(List.of(application));
        libraries.forEach(library -> entries.add(parent + library.place()));
        return List.of("-cp", String.join(":", entries), mainClass == null ? jar.mainClass() : mainClass);
    }
}
