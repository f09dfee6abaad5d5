package bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The service that images are made of: its folder with the jar in {@code target}, and beside it the contexts of builds by
 * Dockerfile, which have no more in them than such a build needs.
 */
final class Service {
    private static final String CLASS = "user/Revision.class";
    private static final String DIGITS = "0000000000";

    private final Path folder;
    private final String compiled;
    private int revision;

    /** @param folder the packaged project */
    Service(Path folder) throws IOException {
        this.folder = folder;
        compiled = Files.readString(target().resolve("classes").resolve(CLASS), StandardCharsets.ISO_8859_1);
    }

    Path folder() {
        return folder;
    }

    Path target() {
        return folder.resolve("target");
    }

    private Path contexts() {
        return folder.resolve("contexts");
    }

    Path jar() {
        return target().resolve("user-service.jar");
    }

    Path context(Scenario scenario) {
        return contexts().resolve(scenario.isLayered() ? "layers" : "jar");
    }

    /** Where the context of the whole jar has it. */
    Path jarInContext() {
        return context(Scenario.NEW_JAR).resolve("app").resolve("user-service.jar");
    }

    /**
     * Makes the contexts: one of the whole jar, one of its layers as {@code docker:dockerfile} lays them out.
     *
     * @param from the base image
     */
    void makeContexts(String from) throws IOException {
        Files.createDirectories(jarInContext().getParent());
        Files.copy(jar(), jarInContext());
        Path layers = context(Scenario.NEW_CLASS);
        copyTree(target().resolve("docker/layers"), layers);
        write(
                context(Scenario.NEW_JAR),
                from,
                List.of("COPY app/user-service.jar app.jar", "ENTRYPOINT [\"java\",\"-jar\",\"app.jar\"]"));
        try (Stream<Path> folders = Files.list(layers).sorted()) {
            // In the order of layers.idx, of which the application's layer alone is not in that of the alphabet.
            List<String> names =
                    folders.map(layer -> layer.getFileName().toString()).toList();
            write(
                    layers,
                    from,
                    Stream.of(
                                    Stream.of("WORKDIR /application"),
                                    names.stream()
                                            .filter(name -> !name.equals("application"))
                                            .map(name -> "COPY " + name + "/ ./"),
                                    Stream.of(
                                            "COPY application/ ./",
                                            "ENTRYPOINT [\"java\",\"org.springframework.boot.loader.launch.JarLauncher\"]"))
                            .flatMap(lines -> lines)
                            .toList());
        }
    }

    private static void write(Path context, String from, List<String> lines) throws IOException {
        Files.writeString(
                context.resolve("Dockerfile"), "FROM " + from + "\nVOLUME /tmp\n" + String.join("\n", lines) + "\n");
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** Gives one class another content, wherever a tool may look for it. */
    void change() throws IOException {
        byte[] changed =
                compiled.replace(DIGITS, String.format("%010d", ++revision)).getBytes(StandardCharsets.ISO_8859_1);
        Files.write(target().resolve("classes").resolve(CLASS), changed);
        Files.write(
                context(Scenario.NEW_CLASS)
                        .resolve("application/BOOT-INF/classes")
                        .resolve(CLASS),
                changed);
        try (FileSystem jar = FileSystems.newFileSystem(jar())) {
            Files.write(jar.getPath("BOOT-INF/classes", CLASS), changed);
        }
        Files.copy(jar(), jarInContext(), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Leaves nothing but what was there before the project was packaged. */
    void clean() throws IOException {
        Folder.delete(contexts());
        Folder.delete(target());
    }
}
