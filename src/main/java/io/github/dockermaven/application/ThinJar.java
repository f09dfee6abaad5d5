package io.github.dockermaven.application;

import io.github.dockermaven.error.DockerFailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A jar of the project's own classes, and the libraries it needs.
 *
 * @param mainClass the class to start; the manifest's if empty
 * @param classPath the libraries, in the order of the class path
 * @param byManifest whether the jar's {@code Class-Path} names them, so that Java finds them by itself
 * @param libraries the libraries in words
 */
public record ThinJar(
        PackagedJar jar, Optional<String> mainClass, List<Library> classPath, boolean byManifest, String libraries)
        implements PackagedApplication {
    private static final String CLASSES = "classes";
    private static final String RESOURCES = "resources";
    private static final String APPLICATION = "application";
    private static final String DEPENDENCIES = "dependencies";
    private static final String SNAPSHOT_DEPENDENCIES = "snapshot-dependencies";
    /** What seldom changes first. */
    private static final List<String> LAYERS =
            List.of(DEPENDENCIES, SNAPSHOT_DEPENDENCIES, RESOURCES, CLASSES, APPLICATION);

    public ThinJar {
        classPath = List.copyOf(classPath);
    }

    @Override
    public Application in(ContextFolder context, DockerfileOptions options) {
        classPath.stream().filter(Library::beside).forEach(library -> context.inside(library.file()));
        return options.isLaidOut() ? layers(context) : whole(context, options.jarName());
    }

    @Override
    public Path file() {
        return jar.file();
    }

    @Override
    public List<Path> jars() {
        return Stream.concat(
                        Stream.of(jar.file()),
                        classPath.stream().map(Library::file).filter(Files::isRegularFile))
                .toList();
    }

    @Override
    public Optional<String> startClass() {
        return mainClass.or(() -> Optional.ofNullable(jar.mainClass()));
    }

    private Application whole(ContextFolder context, Optional<String> jarName) {
        String name = Application.name(jarName, jar.file().toString().endsWith(".war") ? "war" : "jar");
        String source = context.readable(jar.file());
        Path folder = context.own().resolve("libraries");
        LayersFolder files = new LayersFolder(folder);
        classPath.forEach(library -> files.add("", library));
        String parent = name.substring(0, name.lastIndexOf('/') + 1);
        List<String> start = start(files, "", parent, name.substring(parent.length()), byManifest);
        if (files.isEmpty()) {
            return Application.ofJar(source, name, start);
        }
        List<CopiedFile> copied = List.of(
                new CopiedFile(context.source(folder) + "/", parent.isEmpty() ? "./" : parent),
                new CopiedFile(source, name));
        int count = jars().size() - 1;
        context.tell(folder, count == 0 ? folders() : PackagedApplication.libraries(count), files.layOut(List.of()));
        Optional<String> workdir = name.startsWith("/") ? Optional.empty() : Optional.of(Application.FOLDER);
        return new Application(copied, start, workdir, Optional.empty());
    }

    private String folders() {
        return classPath.isEmpty()
                ? LauncherJar.NAME
                : classPath.stream().map(Library::place).collect(Collectors.joining(", "));
    }

    private Application layers(ContextFolder context) {
        Path folder = context.own().resolve("layers");
        String source = context.source(folder);
        LayersFolder files = new LayersFolder(folder);
        classPath.forEach(library -> files.add(library.snapshot() ? SNAPSHOT_DEPENDENCIES : DEPENDENCIES, library));
        try (JarFile open = new JarFile(context.inside(jar.file()).toFile(), false)) {
            List<String> start;
            if (jar.needsToBeAJar()) {
                Library whole = new Library("app.jar", jar.file(), false);
                files.add(APPLICATION, whole);
                start = start(files, APPLICATION, "", whole.place(), byManifest);
            } else {
                files.addEntries(open, jar.file(), name -> name.endsWith(".class") ? CLASSES : RESOURCES);
                start = start(files, DEPENDENCIES, "", CLASSES + "/", false);
            }
            LayoutResult layoutResult = files.layOut(LAYERS);
            context.tell(folder, String.join(", ", layoutResult.layers()), layoutResult);
            List<CopiedFile> copied = layoutResult.layers().stream()
                    .map(layer -> new CopiedFile(source + "/" + layer + "/", target(layer)))
                    .toList();
            return new Application(copied, start, Optional.of(Application.FOLDER), Optional.empty());
        } catch (IOException e) {
            throw PackagedJar.unreadable(jar.file(), e);
        }
    }

    /** Classes and resources are in one folder, as in the jar: some frameworks look for one beside the other. */
    private static String target(String layer) {
        return layer.equals(CLASSES) || layer.equals(RESOURCES) ? CLASSES + "/" : "./";
    }

    /**
     * Returns the arguments of {@code java}, with each library by its name: the order of {@code libs/*} is not Maven's.
     *
     * @param files gets a {@link LauncherJar} if the manifest has what {@code java -cp} would not obey
     * @param layer the layer that this one is in
     * @param parent the folder in the image, with a {@code /} at its end unless it is empty
     * @param application the jar or folder in that
     * @param complete whether the jar itself names its libraries
     */
    private List<String> start(LayersFolder files, String layer, String parent, String application, boolean complete) {
        if (classPath.stream().anyMatch(library -> library.place().equals(application))) {
            throw new DockerFailureException("Class-Path of " + jar.file() + " names " + application
                    + ", which is the application's own name in the image. Choose another one in jarName, or write a"
                    + " <classpathPrefix> for the libraries in maven-jar-plugin.");
        }
        if (complete && mainClass.isEmpty()) {
            return List.of("-jar", parent + application);
        }
        List<String> entries = new ArrayList<>(List.of(application));
        if (!complete) {
            classPath.forEach(library -> entries.add(library.place()));
        }
        String start = mainClass.orElseGet(jar::mainClass);
        if (jar.hasLaunchAttributes()) {
            if (application.equals(LauncherJar.NAME)) {
                throw new DockerFailureException("jarName '" + application
                        + "' is the name of a jar that is made to start the application. Choose another one.");
            }
            if (classPath.stream().anyMatch(library -> library.place().equals(LauncherJar.NAME))) {
                throw new DockerFailureException("Class-Path of " + jar.file() + " names " + LauncherJar.NAME
                        + ", the name of a jar that is made to start the application. Rename that library, or write a"
                        + " <classpathPrefix> for the libraries in maven-jar-plugin.");
            }
            files.add(layer, LauncherJar.NAME, LauncherJar.of(jar, start, entries));
            return List.of("-jar", parent + LauncherJar.NAME);
        }
        List<String> paths = entries.stream()
                .map(entry -> parent + (entry.endsWith("/") ? entry.substring(0, entry.length() - 1) : entry))
                .toList();
        return List.of("-cp", String.join(":", paths), start);
    }
}
