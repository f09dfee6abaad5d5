package io.github.dockermaven.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.model.Parent;
import org.apache.maven.project.MavenProject;

/**
 * The POM that names a project as one of its modules. The files say it, not Maven: it knows no more than what it builds, which
 * {@code -pl}, {@code -rf} and {@code -f} change.
 */
final class Aggregator {
    private Aggregator() {}

    /** Whether a project has one: its parent where that lies beside it, or the next POM in a folder above. */
    static boolean has(MavenProject project) {
        Path file = project.getFile().toPath().toAbsolutePath().normalize();
        return Stream.concat(parent(project, file).stream(), above(file.getParent()).stream())
                .distinct()
                .anyMatch(pom -> names(pom, file));
    }

    private static Optional<Path> parent(MavenProject project, Path file) {
        return Optional.ofNullable(project.getModel().getParent())
                .map(Parent::getRelativePath)
                .filter(path -> !path.isBlank())
                .flatMap(path -> ModulesOfPom.resolve(file.getParent(), path));
    }

    private static Optional<Path> above(Path folder) {
        for (Path each = folder.getParent(); each != null; each = each.getParent()) {
            if (Files.isRegularFile(each.resolve(ModulesOfPom.POM))) {
                return Optional.of(each.resolve(ModulesOfPom.POM));
            }
        }
        return Optional.empty();
    }

    private static boolean names(Path pom, Path module) {
        return ModulesOfPom.read(pom)
                .filter(modules -> modules.modules().contains(module))
                .isPresent();
    }
}
