package io.github.dockermaven.application;

import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.PrintableText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * A jar or war, and what it says of itself in its manifest
 * (<a href="https://docs.oracle.com/en/java/javase/17/docs/specs/jar/jar.html">JAR file specification</a>).
 *
 * @param file where it is
 * @param manifest empty if it has none
 */
public record PackagedJar(Path file, Manifest manifest) {
    /** What {@code java -jar} obeys and {@code java -cp} does not. */
    private static final Set<String> LAUNCH_ATTRIBUTES =
            Set.of("Add-Exports", "Add-Opens", "Enable-Native-Access", "Launcher-Agent-Class");

    public PackagedJar {
        manifest = new Manifest(manifest);
    }

    /**
     * Reads a jar's manifest.
     *
     * @throws DockerExecutionException if the file is not a jar or cannot be read
     */
    public static PackagedJar read(Path file) {
        try (JarFile jar = new JarFile(file.toFile(), false)) {
            return new PackagedJar(file, JarTexts.manifest(jar));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Returns its {@code Main-Class}, {@code null} if {@code java -jar} cannot start it. */
    public String mainClass() {
        String name = attribute("Main-Class");
        return name == null ? null : name.strip();
    }

    /** Returns the class of the application that is started, by Spring Boot's launcher too; {@code null} for none. */
    public String startClass() {
        return NestedLibraries.of(this).isPresent() && attribute("Start-Class") != null
                ? attribute("Start-Class")
                : mainClass();
    }

    /** Returns the entries of its {@code Class-Path}, relative to the jar. */
    public List<String> classPath() {
        String classPath = attribute("Class-Path");
        return classPath == null || classPath.isBlank()
                ? List.of()
                : List.of(classPath.strip().split("\\s+"));
    }

    /** Returns whether {@code java -jar} can start it: its manifest has a {@code Main-Class}. */
    public boolean isRunnable() {
        return mainClass() != null;
    }

    /** Returns whether its manifest has what holds only if {@code java -jar} starts it. */
    boolean hasLaunchAttributes() {
        return LAUNCH_ATTRIBUTES.stream().anyMatch(name -> attribute(name) != null);
    }

    /**
     * Returns whether its classes may do something else in a folder: a folder has no versions of classes for
     * different releases of Java, no versions and vendors of packages, no sealed packages and no signatures.
     */
    boolean needsToBeAJar() {
        return !manifest.getEntries().isEmpty()
                || manifest.getMainAttributes().keySet().stream()
                        .map(Object::toString)
                        .anyMatch(name -> name.startsWith("Implementation-")
                                || name.startsWith("Specification-")
                                || name.equals("Multi-Release")
                                || name.equals("Sealed"));
    }

    /** Returns whether one of some jars has a class, by the class's full name. */
    public static boolean anyHasClass(Stream<Path> jars, String name) {
        String entry = classFile(name);
        return jars.anyMatch(path -> {
            try (JarFile jar = new JarFile(path.toFile(), false)) {
                return jar.getEntry(entry) != null;
            } catch (IOException e) {
                throw unreadable(path, e);
            }
        });
    }

    static String classFile(String name) {
        return name.replace('.', '/') + ".class";
    }

    String attribute(String name) {
        return manifest.getMainAttributes().getValue(new Attributes.Name(name));
    }

    static DockerExecutionException unreadable(Path jar, IOException e) {
        return new DockerExecutionException(
                jar + " cannot be read as a jar: " + PrintableText.of(e) + ". Build it anew with 'mvn package'.", e);
    }
}
