package io.github.dockermaven.project;

import io.github.dockermaven.container.readiness.ApplicationHints;
import java.util.Optional;
import org.apache.maven.model.Dependency;
import org.apache.maven.project.MavenProject;

/** The parts of Spring Boot that a project's application has, by which its readiness can be known. */
final class SpringBootHints {
    private SpringBootHints() {}

    /** Returns them: of the libraries in the packaged jar or war, else of the dependencies that the POM declares. */
    static ApplicationHints of(MavenProject project) {
        return PackagedFiles.of(project).files().stream()
                .map(file -> ApplicationHints.of(file.file()))
                .filter(ApplicationHints::springBoot)
                .findFirst()
                .orElseGet(() -> new ApplicationHints(
                        declares(project, "spring-boot"),
                        declares(project, "spring-boot-starter-actuator"),
                        Optional.empty()));
    }

    private static boolean declares(MavenProject project, String artifact) {
        return project.getDependencies().stream()
                .filter(dependency -> dependency.getGroupId().equals("org.springframework.boot"))
                .map(Dependency::getArtifactId)
                .anyMatch(id -> id.equals(artifact) || id.startsWith(artifact + "-"));
    }
}
