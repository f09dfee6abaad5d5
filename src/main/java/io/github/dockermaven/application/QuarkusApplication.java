package io.github.dockermaven.application;

import io.github.dockermaven.error.DockerExecutionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What Quarkus packages by default (<a href="https://quarkus.io/guides/maven-tooling">fast-jar</a>): a folder with its
 * parts in folders.
 *
 * @param folder {@code target/quarkus-app}, if nothing else is configured
 */
public record QuarkusApplication(Path folder) implements PackagedApplication {
    /** The file that starts it. */
    public static final String LAUNCHER = "quarkus-run.jar";

    @Override
    public Application in(ContextFolder context, DockerfileOptions options) {
        String source = context.readable(folder) + "/";
        List<CopiedFile> files =
                parts().map(part -> new CopiedFile(source + part, part)).toList();
        return new Application(files, List.of("-jar", LAUNCHER), Optional.of(Application.FOLDER), Optional.empty());
    }

    @Override
    public Path file() {
        return folder;
    }

    @Override
    public String libraries() {
        long count = jars().stream()
                .filter(jar -> jar.startsWith(folder.resolve("lib")))
                .count();
        return PackagedApplication.libraries(count) + " in its folder lib";
    }

    @Override
    public List<Path> jars() {
        return parts().flatMap(part -> jarsIn(folder.resolve(part))).toList();
    }

    private Stream<String> parts() {
        return Stream.of("lib/", LAUNCHER, "app/", "quarkus/").filter(part -> Files.exists(folder.resolve(part)));
    }

    private static Stream<Path> jarsIn(Path part) {
        try (Stream<Path> files = Files.walk(part)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList().stream();
        } catch (IOException e) {
            throw new DockerExecutionException(
                    part + " cannot be read: " + e.getMessage() + ". Build it anew with 'mvn package'.", e);
        }
    }

    @Override
    public boolean hasName(ApplicationLayout layout) {
        return false;
    }
}
