package io.github.dockermaven.application;

import io.github.dockermaven.image.DockerExecutionException;
import io.github.dockermaven.image.ErrorText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * A jar or war, and what it says of itself in its manifest.
 *
 * @param file where it is
 * @param mainClass its {@code Main-Class}, {@code null} if {@code java -jar} cannot start it
 * @param classPath the entries of its {@code Class-Path}, relative to the jar as in
 *     <a href="https://docs.oracle.com/en/java/javase/17/docs/specs/jar/jar.html#class-path-attribute">the
 *     specification</a>
 * @param springBoot whether Spring Boot packaged it, with a launcher of its own
 */
public record PackagedJar(Path file, String mainClass, List<String> classPath, boolean springBoot) {
    /**
     * Reads a jar's manifest.
     *
     * @throws DockerExecutionException if the file is not a jar or cannot be read
     */
    public static PackagedJar read(Path file) {
        try (JarFile jar = new JarFile(file.toFile(), false)) {
            Attributes attributes = JarTexts.manifest(jar).getMainAttributes();
            String classPath = attributes.getValue(Attributes.Name.CLASS_PATH);
            return new PackagedJar(
                    file,
                    attributes.getValue(Attributes.Name.MAIN_CLASS),
                    classPath == null || classPath.isBlank()
                            ? List.of()
                            : List.of(classPath.strip().split("\\s+")),
                    attributes.getValue("Spring-Boot-Version") != null);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Whether {@code java -jar} can start it: its manifest has a {@code Main-Class}. */
    public boolean isRunnable() {
        return mainClass != null;
    }

    /**
     * Whether it has more than the project's own classes, as shaded jars and those of Spring Boot do: then it needs no
     * other jar beside it. Without the classes to compare it with, it is taken for such a jar.
     *
     * @param classes the folder that the project is compiled to
     */
    public boolean isSelfContained(Path classes) {
        if (!Files.isDirectory(classes)) {
            return true;
        }
        try (JarFile jar = new JarFile(file.toFile(), false)) {
            return jar.stream()
                    .map(entry -> entry.getName())
                    .anyMatch(name -> name.endsWith(".jar") || name.endsWith(".class") && !exists(classes, name));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Whether a folder has a file; it has none of a name that no file can have here. */
    private static boolean exists(Path folder, String name) {
        try {
            return Files.exists(folder.resolve(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Whether one of some jars has a class, by the class's full name. */
    public static boolean anyHasClass(Stream<Path> jars, String name) {
        String entry = name.replace('.', '/') + ".class";
        return jars.anyMatch(path -> {
            try (JarFile jar = new JarFile(path.toFile(), false)) {
                return jar.getEntry(entry) != null;
            } catch (IOException e) {
                throw unreadable(path, e);
            }
        });
    }

    static DockerExecutionException unreadable(Path jar, IOException e) {
        return new DockerExecutionException(
                jar + " cannot be read as a jar: " + ErrorText.of(e) + ". Build it anew with 'mvn package'.", e);
    }
}
