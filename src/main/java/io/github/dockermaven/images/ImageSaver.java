package io.github.dockermaven.images;

import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.io.AtomicFile;
import io.github.dockermaven.report.ByteSizes;
import io.github.dockermaven.report.Durations;
import io.github.dockermaven.report.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** Saves images of the engine into files, as {@code docker save} does. */
public final class ImageSaver {
    private static final int BUFFER = 1 << 16;

    private ImageSaver() {}

    /**
     * Checks that an image can be saved into a file of that name: {@code .tar}, or {@code .tar.gz} and {@code .tgz}, which
     * are compressed.
     *
     * @throws DockerFailureException if it cannot
     */
    public static void check(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".tar") && !isCompressed(file)) {
            throw new DockerFailureException("An image is not saved as " + file
                    + ": its name says nothing of its format. End it with .tar, .tar.gz or .tgz.");
        }
        if (Files.isDirectory(file)) {
            throw new DockerFailureException("An image is not saved as " + file + ", which is a folder. Name a file: "
                    + file.resolve("image.tar"));
        }
    }

    /**
     * Saves an image. The file is there as a whole or, after an error, as it was.
     *
     * @throws DockerFailureException if the engine has no such image
     * @throws DockerExecutionException if the archive ends too early, or the file cannot be written
     */
    public static void save(ImageReference image, Path file, EngineSession engine, Progress progress) {
        long start = System.nanoTime();
        if (engine.images().find(image).isEmpty()) {
            throw new DockerFailureException("Image " + image + " is not saved: the engine at " + engine.address()
                    + " does not have it. Build it with 'mvn docker:build', or pull it with 'mvn docker:pull"
                    + " -Ddocker.image=" + image + "'.");
        }
        try (AtomicFile made = AtomicFile.in(file.toAbsolutePath().getParent())) {
            engine.archives().save(image.toString(), progress.begin("Saving " + image), archive -> {
                write(archive, made, file);
                return file;
            });
            made.commit(file);
            progress.action("Saved " + image + " as " + file + " (" + ByteSizes.format(Files.size(file)) + ") in "
                    + Durations.format(Duration.ofNanos(System.nanoTime() - start)));
        } catch (IOException e) {
            throw notWritten(file, e);
        }
    }

    private static void write(InputStream archive, AtomicFile made, Path file) throws IOException {
        OutputStream out = isCompressed(file) ? new GZIPOutputStream(made.stream(), BUFFER) : made.stream();
        byte[] buffer = new byte[BUFFER];
        for (int count = archive.read(buffer); count >= 0; count = archive.read(buffer)) {
            try {
                out.write(buffer, 0, count);
            } catch (IOException e) {
                throw notWritten(file, e);
            }
        }
        if (out instanceof GZIPOutputStream compressed) {
            // Not closed: the file keeps its lock until it has its name.
            compressed.finish();
        }
    }

    private static DockerExecutionException notWritten(Path file, IOException e) {
        return new DockerExecutionException(
                file + " cannot be written: " + e.getMessage()
                        + ". Check the folder's rights and the space on its disk.",
                e);
    }

    private static boolean isCompressed(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".tar.gz") || name.endsWith(".tgz");
    }
}
