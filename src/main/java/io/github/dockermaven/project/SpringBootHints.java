package io.github.dockermaven.project;

import io.github.dockermaven.container.readiness.ApplicationHints;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.maven.model.Dependency;
import org.apache.maven.project.MavenProject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a project's application has of Spring Boot, by which its readiness can be known. */
final class SpringBootHints {
    private static final Logger LOGGER = LoggerFactory.getLogger(SpringBootHints.class);
    private static final Pattern BOOT = Pattern.compile("(?:BOOT|WEB)-INF/lib/spring-boot-[0-9].*\\.jar");
    private static final Pattern ACTUATOR = Pattern.compile("(?:BOOT|WEB)-INF/lib/spring-boot-actuator-[0-9].*\\.jar");

    private SpringBootHints() {}

    /** Returns them: of the libraries in the packaged jar or war, else of the dependencies that the POM declares. */
    static ApplicationHints of(MavenProject project) {
        for (PackagedFile file : PackagedFiles.of(project).files()) {
            ApplicationHints inside = inside(file.file());
            if (inside.springBoot()) {
                return inside;
            }
        }
        return new ApplicationHints(
                declares(project, "spring-boot"), declares(project, "spring-boot-starter-actuator"));
    }

    private static ApplicationHints inside(Path file) {
        try (ZipFile jar = new ZipFile(file.toFile())) {
            return new ApplicationHints(has(jar, BOOT), has(jar, ACTUATOR));
        } catch (IOException e) {
            LOGGER.debug("{} is no jar: {}", file, e.toString());
            return ApplicationHints.NONE;
        }
    }

    private static boolean has(ZipFile jar, Pattern library) {
        return jar.stream().map(ZipEntry::getName).anyMatch(library.asMatchPredicate());
    }

    private static boolean declares(MavenProject project, String artifact) {
        return project.getDependencies().stream()
                .filter(dependency -> dependency.getGroupId().equals("org.springframework.boot"))
                .map(Dependency::getArtifactId)
                .anyMatch(id -> id.equals(artifact) || id.startsWith(artifact + "-"));
    }
}
