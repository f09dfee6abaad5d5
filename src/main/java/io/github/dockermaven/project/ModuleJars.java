package io.github.dockermaven.project;

import io.github.dockermaven.application.JarUpdate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.project.MavenProject;

/**
 * The jars and wars in which the classes of a module are: its own, and those of the modules that depend on it, as a jar in them, as
 * classes among theirs, or as a copy beside them. They get what has changed since they were packaged; nothing is packaged anew.
 */
public final class ModuleJars {
    /** Where the classes of an application are, of which there is one in a jar. */
    private static final List<String> PLACES = List.of("BOOT-INF/classes/", "WEB-INF/classes/");

    private static final int DEEPEST_COPY = 5;

    private final MavenProject module;
    private final Map<String, Path> changed = new LinkedHashMap<>();
    private final Set<Path> written = new LinkedHashSet<>();

    /** @param files those of the module's classes and resources that have changed */
    public ModuleJars(MavenProject module, Path classes, Collection<Path> files) {
        this.module = module;
        files.forEach(file -> changed.put(
                classes.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/"), file));
    }

    /**
     * Brings them up to date.
     *
     * @param dependents the modules that depend on this one, the nearest first
     * @return the files that were written
     */
    public Set<Path> update(List<MavenProject> dependents) {
        for (Path archive : archives(module)) {
            updateOwn(archive);
        }
        for (MavenProject dependent : dependents) {
            archives(dependent).forEach(this::updateContained);
            copies(dependent).forEach(this::updateOwn);
        }
        return written;
    }

    private static List<Path> archives(MavenProject project) {
        return PackagedFiles.of(project).files().stream()
                .map(PackagedFile::file)
                .toList();
    }

    /** Classes that are new come into a jar that has such of their package, or is the only one. */
    private void updateOwn(Path archive) {
        Set<String> entries = JarUpdate.entries(archive);
        String place = PLACES.stream()
                .filter(each -> entries.stream().anyMatch(entry -> entry.startsWith(each)))
                .findFirst()
                .orElse("");
        boolean isMain = archive.equals(jar()) || archives(module).size() == 1;
        JarUpdate update = new JarUpdate(archive);
        changed.forEach((name, file) -> {
            if (isMain || hasPackage(entries, place + name)) {
                update.put(place + name, file);
            }
        });
        run(archive, update);
    }

    private void updateContained(Path archive) {
        Set<String> entries = JarUpdate.entries(archive);
        JarUpdate update = new JarUpdate(archive);
        List<String> nested = entries.stream()
                .filter(entry -> isName(entry.substring(entry.lastIndexOf('/') + 1)))
                .toList();
        // Without the library's jar, as while it is packaged anew, the one that is there is kept.
        if (Files.isRegularFile(jar())) {
            nested.forEach(entry -> update.put(entry, jar()));
        }
        if (nested.isEmpty() && hasClasses(entries)) {
            changed.forEach((name, file) -> {
                // Such as lists of services, which are merged with those of others.
                if (!name.startsWith("META-INF/") && hasPackage(entries, name)) {
                    update.put(name, file);
                }
            });
        }
        run(archive, update);
    }

    private void run(Path archive, JarUpdate update) {
        if (update.run()) {
            written.add(archive);
        }
    }

    private static boolean hasPackage(Set<String> entries, String name) {
        String folder = name.substring(0, name.lastIndexOf('/') + 1);
        return entries.contains(name)
                || entries.stream()
                        .anyMatch(entry -> entry.startsWith(folder)
                                && entry.indexOf('/', folder.length()) < 0
                                && entry.length() > folder.length());
    }

    /** Returns whether the module's classes are among those of a jar. */
    private boolean hasClasses(Set<String> entries) {
        return Files.isRegularFile(jar())
                && JarUpdate.entries(jar()).stream()
                        .anyMatch(entry -> entry.endsWith(".class") && entries.contains(entry));
    }

    private Path jar() {
        return PackagedFiles.of(module).expected();
    }

    private boolean isName(String file) {
        String name = module.getArtifactId() + "-" + module.getVersion() + ".jar";
        return file.equals(jar().getFileName().toString())
                || file.equals(name)
                || file.equals(module.getGroupId() + "." + name);
    }

    /** Returns the copies of the module's jar in the output of another one, but for those in an image's own folder. */
    private List<Path> copies(MavenProject dependent) {
        Path target = OutputFile.target(dependent);
        if (!Files.isDirectory(target)) {
            return List.of();
        }
        try (Stream<Path> files = Files.find(
                target,
                DEEPEST_COPY,
                (file, attributes) ->
                        attributes.isRegularFile() && isName(file.getFileName().toString()))) {
            return files.filter(file -> !file.startsWith(target.resolve("docker")))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            // It is being built meanwhile, and will change again.
            return List.of();
        }
    }
}
