package io.github.dockermaven.project;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.model.Model;
import org.apache.maven.model.Parent;
import org.apache.maven.model.Profile;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The modules that a POM names, in itself and in its profiles, whether they are built or not.
 *
 * @param pom the file
 * @param groupId as the file has it, from its {@code <parent>} if it has none of its own
 * @param artifactId as the file has it
 * @param modules the modules' POMs, which need not exist
 */
record ModulesOfPom(Path pom, String groupId, String artifactId, List<Path> modules) {
    static final String POM = "pom.xml";

    private static final Logger LOGGER = LoggerFactory.getLogger(ModulesOfPom.class);

    /** Returns those of a POM that Maven has read. */
    static ModulesOfPom of(Path pom, Model model) {
        String groupId = Optional.ofNullable(model.getGroupId())
                .or(() -> Optional.ofNullable(model.getParent()).map(Parent::getGroupId))
                .orElse("");
        List<Path> modules = Stream.concat(Stream.of(model.getModules()), profiles(model))
                .flatMap(List::stream)
                .flatMap(module -> resolve(pom.getParent(), module).stream())
                .toList();
        return new ModulesOfPom(
                pom, groupId, Optional.ofNullable(model.getArtifactId()).orElse(""), modules);
    }

    private static Stream<List<String>> profiles(Model model) {
        return model.getProfiles().stream().map(Profile::getModules);
    }

    /** Returns those of a POM on the disk; nothing if it does not exist or cannot be read, as Maven reports that. */
    static Optional<ModulesOfPom> read(Path pom) {
        if (!Files.isRegularFile(pom)) {
            return Optional.empty();
        }
        try (InputStream stream = Files.newInputStream(pom)) {
            return Optional.of(of(pom, new MavenXpp3Reader().read(stream, false)));
        } catch (IOException | XmlPullParserException e) {
            LOGGER.debug("{} cannot be read, so its modules are not known", pom, e);
            return Optional.empty();
        }
    }

    /** Returns a POM by its path, or by that of its folder; nothing if the path is none. */
    static Optional<Path> resolve(Path folder, String path) {
        try {
            Path named = folder.resolve(path.strip().replace('\\', '/')).normalize();
            return Optional.of(Files.isDirectory(named) ? named.resolve(POM) : named);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Returns whether the POM may be the one of this name. The value of a property in its group is not known here. */
    boolean mayBe(String group, String artifact) {
        return artifactId.equals(artifact) && (groupId.equals(group) || groupId.contains("${"));
    }
}
