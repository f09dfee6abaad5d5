package io.github.dockermaven.application;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

/**
 * The contents of a jar, by which a library counts as contained in it: all its classes are there, as in a shaded jar, or,
 * if those that are not needed were left out or others moved to another package, the Maven descriptor of the very library and
 * some of its classes.
 */
public final class JarContents {
    /** What packaging adds to any jar, and what may differ in one that has a library's classes. */
    private static final Pattern METADATA = Pattern.compile(
            "META-INF/(MANIFEST\\.MF|INDEX\\.LIST|maven/.*"
                    + "|[^/]*\\.(SF|RSA|DSA|EC)|versions/.*|(LICENSE|NOTICE|README|DEPENDENCIES)[^/]*)|(.*/)?module-info\\.class");

    private static final Pattern DESCRIPTOR = Pattern.compile("META-INF/maven/[^/]+/[^/]+/pom\\.properties");
    private static final Pattern ARCHIVE = Pattern.compile(".*\\.(jar|war|zip)");

    private final Path classes;
    /** The checksum of each file, by its name. */
    private final Map<String, Long> files;

    private JarContents(Path classes, Map<String, Long> files) {
        this.classes = classes;
        this.files = files;
    }

    /**
     * Reads a jar's table of contents.
     *
     * @param classes the folder that the project is compiled to; what is in it says nothing of libraries
     */
    public static JarContents read(Path jar, Path classes) {
        return new JarContents(classes, files(jar));
    }

    /** Returns whether the jar has nothing but what the project compiled; never without that to compare it with. */
    public boolean areOnlyTheProjects() {
        return files.keySet().stream().allMatch(name -> METADATA.matcher(name).matches() || isProjects(name));
    }

    /** Returns whether the jar needs a library no longer. */
    public boolean have(Library library) {
        Map<String, Long> of = files(library.file());
        List<String> content = of.keySet().stream()
                .filter(name -> !METADATA.matcher(name).matches())
                .toList();
        List<String> itsClasses =
                content.stream().filter(name -> name.endsWith(".class")).toList();
        boolean all = itsClasses.isEmpty()
                ? content.stream().allMatch(name -> hasUnchanged(name, of))
                : files.keySet().containsAll(itsClasses);
        return all || hasDescriptors(of) && hasAnyElsewhere(itsClasses);
    }

    /**
     * Returns whether a launcher that is neither the project's nor a library's starts the jar, and so may load the
     * archives that are in it.
     */
    public boolean haveLauncher(PackagedJar jar, List<Path> libraries) {
        String launcher = PackagedJar.classFile(jar.mainClass());
        return Files.isDirectory(classes)
                && files.containsKey(launcher)
                && !isProjects(launcher)
                && files.keySet().stream()
                        .anyMatch(name -> ARCHIVE.matcher(name).matches() && !isProjects(name))
                && !PackagedJar.anyHasClass(libraries.stream(), jar.mainClass());
    }

    /**
     * Returns whether it has each descriptor of a library, in the same version. The project's own may come of its
     * resources.
     */
    private boolean hasDescriptors(Map<String, Long> library) {
        List<String> descriptors = library.keySet().stream()
                .filter(name -> DESCRIPTOR.matcher(name).matches())
                .toList();
        return !descriptors.isEmpty() && descriptors.stream().allMatch(name -> hasUnchanged(name, library));
    }

    /** Returns whether it has a library's file. One of the same name that is the project's own says nothing. */
    private boolean hasUnchanged(String name, Map<String, Long> library) {
        return library.get(name).equals(files.get(name)) && !isProjects(name);
    }

    /** Returns whether it has one of these classes, in whichever package, that is not the project's. */
    private boolean hasAnyElsewhere(List<String> classFiles) {
        Set<String> names = classFiles.stream().map(JarContents::lastPart).collect(Collectors.toSet());
        return files.keySet().stream().anyMatch(file -> names.contains(lastPart(file)) && !isProjects(file));
    }

    private static String lastPart(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private boolean isProjects(String name) {
        try {
            return Files.exists(classes.resolve(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static Map<String, Long> files(Path jar) {
        Map<String, Long> files = new LinkedHashMap<>();
        try (ZipFile open = new ZipFile(jar.toFile())) {
            open.stream()
                    .filter(entry -> !entry.isDirectory())
                    .forEach(entry -> files.put(entry.getName(), entry.getCrc()));
            return files;
        } catch (IOException e) {
            throw PackagedJar.unreadable(jar, e);
        }
    }
}
