package io.github.dockermaven.project;

import io.github.dockermaven.archive.RecordFile;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.io.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ids of the images that builds have made in engines, in a file for each project, by which {@code docker:prune} knows
 * those that have lost their name to a later one. They are in the user's cache, which {@code mvn clean} leaves.
 */
public final class BuiltImageIds {
    private static final Logger LOGGER = LoggerFactory.getLogger(BuiltImageIds.class);
    private static final Pattern ID = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final int KEY_LENGTH = 16;

    /** The length at which a file loses its older half: some 3600 images. */
    private static final int LONGEST = 256 * 1024;

    private BuiltImageIds() {}

    /** Notes an image. A failure is no error, because the image is built. */
    static void add(String id, MavenProject project, MavenSession session) {
        Path file = file(project, session);
        try {
            Files.createDirectories(file.getParent());
            if (Files.isRegularFile(file) && Files.size(file) > LONGEST) {
                List<String> lines = RecordFile.read(file).orElse("").lines().toList();
                AtomicFile.write(file, String.join("\n", lines.subList(lines.size() / 2, lines.size())) + "\n");
            }
            Files.writeString(file, id + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            LOGGER.debug("{} cannot be written, so docker:prune will not know image {}", file, id, e);
        }
    }

    /** Returns those of projects. */
    public static Set<String> of(List<MavenProject> projects, MavenSession session) {
        Set<String> ids = new TreeSet<>();
        projects.stream()
                .filter(project -> project.getFile() != null)
                .forEach(project -> read(file(project, session), ids));
        return ids;
    }

    /** Returns those of all projects that were built with this local repository. */
    public static Set<String> ofAll(MavenSession session) {
        Set<String> ids = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder(session))) {
            files.forEach(file -> read(file, ids));
        } catch (NoSuchFileException e) {
            LOGGER.debug("No image was built with this local repository");
        } catch (IOException e) {
            LOGGER.warn(
                    "{} cannot be read, so the images that have lost their name are not known: {}",
                    folder(session),
                    e.toString());
        }
        return ids;
    }

    private static void read(Path file, Set<String> ids) {
        RecordFile.read(file)
                .orElse("")
                .lines()
                .filter(line -> ID.matcher(line).matches())
                .forEach(ids::add);
    }

    private static Path file(MavenProject project, MavenSession session) {
        String folder = ProjectFolder.of(project).toAbsolutePath().normalize().toString();
        return folder(session)
                .resolve(
                        Digest.of(folder.getBytes(StandardCharsets.UTF_8)).hex().substring(0, KEY_LENGTH));
    }

    private static Path folder(MavenSession session) {
        return UserCache.folder(session).resolve("images");
    }
}
