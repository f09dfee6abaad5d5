package io.github.dockermaven.container.readiness;

import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.PrintableText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;

/**
 * Facts about the application that a build made an image of.
 *
 * @param springBoot whether it is one of Spring Boot, whose log has a line when it is started
 * @param actuator whether Spring Boot's Actuator is on its class path, which answers whether it is ready
 * @param output the folder with all that its build has made; empty if that is not known
 */
public record ApplicationHints(boolean springBoot, boolean actuator, Optional<Path> output) {
    /** An image of others, or an application that nothing is known of. */
    public static final ApplicationHints NONE = new ApplicationHints(false, false, Optional.empty());

    /** A library of Spring Boot, or its class in a jar that all libraries were unpacked into. */
    private static final Pattern BOOT =
            Pattern.compile("(?:.*/)?spring-boot-[0-9][^/]*\\.jar|org/springframework/boot/SpringApplication\\.class");

    private static final Pattern ACTUATOR =
            Pattern.compile("(?:.*/)?spring-boot-actuator-[0-9][^/]*\\.jar|org/springframework/boot/actuate/.+");

    /**
     * Returns what the files of a class path say.
     *
     * @param files jars by name or path, and entries of jars
     */
    public static ApplicationHints of(Collection<String> files) {
        return new ApplicationHints(
                files.stream().anyMatch(file -> BOOT.matcher(file).matches()),
                files.stream().anyMatch(file -> ACTUATOR.matcher(file).matches()),
                Optional.empty());
    }

    /** Returns the same of an application whose build has its results in a folder. */
    public ApplicationHints in(Path folder) {
        return new ApplicationHints(springBoot, actuator, Optional.of(folder));
    }

    /**
     * Returns what a packaged application says, whose libraries are in it.
     *
     * @throws DockerExecutionException if it cannot be read
     */
    public static ApplicationHints of(Path jar) {
        try (JarFile open = new JarFile(jar.toFile(), false)) {
            return of(open.stream().map(ZipEntry::getName).toList());
        } catch (IOException e) {
            throw new DockerExecutionException(
                    jar + " cannot be read: " + PrintableText.of(e) + ". Package it anew.", e);
        }
    }
}
