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

    /** Returns that of a project: its parent where that lies beside it, or the next POM in a folder above. */
    static Optional<Path> of(MavenProject project) {
        return ProjectFolder.pom(project)
                .flatMap(file -> Stream.concat(parent(project, file).stream(), above(file.getParent()).stream())
                        .filter(pom -> names(pom, file))
                        .findFirst());
    }

    /** Returns the last of those that name one another: the POM of the whole reactor. */
    static Optional<Path> farthest(MavenProject project) {
        Optional<Path> farthest = of(project);
        for (Optional<Path> next = farthest; next.isPresent(); ) {
            farthest = next;
            Path pom = next.get();
            next = above(pom.getParent()).filter(above -> names(above, pom));
        }
        return farthest;
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
