package io.github.dockermaven.project;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.model.Model;
import org.apache.maven.model.Parent;
import org.apache.maven.model.Profile;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The POM that names a project as one of its modules. The files say it, not Maven: it knows no more than what it builds, which
 * {@code -pl}, {@code -rf} and {@code -f} change.
 */
final class Aggregator {
    private static final Logger LOGGER = LoggerFactory.getLogger(Aggregator.class);
    private static final String POM = "pom.xml";

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
                .flatMap(path -> resolve(file.getParent(), path));
    }

    private static Optional<Path> above(Path folder) {
        for (Path each = folder.getParent(); each != null; each = each.getParent()) {
            if (Files.isRegularFile(each.resolve(POM))) {
                return Optional.of(each.resolve(POM));
            }
        }
        return Optional.empty();
    }

    /** A POM by its path, or by that of its folder. */
    private static Optional<Path> resolve(Path folder, String path) {
        try {
            Path named = folder.resolve(path.strip().replace('\\', '/')).normalize();
            return Optional.of(Files.isDirectory(named) ? named.resolve(POM) : named);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static boolean names(Path pom, Path module) {
        if (!Files.isRegularFile(pom)) {
            return false;
        }
        try (InputStream stream = Files.newInputStream(pom)) {
            Model model = new MavenXpp3Reader().read(stream, false);
            return Stream.concat(
                            model.getModules().stream(),
                            model.getProfiles().stream()
                                    .map(Profile::getModules)
                                    .flatMap(modules -> modules.stream()))
                    .flatMap(name -> resolve(pom.getParent(), name).stream())
                    .anyMatch(module::equals);
        } catch (IOException | XmlPullParserException e) {
            LOGGER.debug("{} names no modules, it cannot be read", pom, e);
            return false;
        }
    }
}
