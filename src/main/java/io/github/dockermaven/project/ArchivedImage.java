package io.github.dockermaven.project;

import io.github.dockermaven.builder.Destination;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.ImageLoadException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.report.ByteSizes;
import io.github.dockermaven.report.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An image of a project that an archive has: it is loaded rather than built. */
record ArchivedImage(ProjectImage image, Path file) {
    /**
     * Returns an image whose source is an archive.
     *
     * @throws DockerFailureException if there is no such file, or the image is to go elsewhere than into an engine
     */
    static ArchivedImage of(ProjectImage image, ImageSource.Archive source, Path sourceDirectory) {
        Path file = DockerfileProvider.find(sourceDirectory, image.output(), source.file());
        if (!Files.isRegularFile(file)) {
            throw new DockerFailureException("Archive " + file + " of image " + image.name()
                    + (Files.exists(file) ? " is not a file" : " does not exist")
                    + ". Correct <dockerArchive>, a path relative to " + sourceDirectory
                    + " or to the project's folder.");
        }
        if (image.destination() != Destination.ENGINE) {
            throw new DockerFailureException("Image " + image.name() + " of archive " + file + " cannot go to "
                    + image.destination().place()
                    + ": only an engine loads it. Set its <destination> to engine, and push it"
                    + " with docker:push.");
        }
        return new ArchivedImage(image, file);
    }

    /**
     * Loads it, and gives it its names.
     *
     * @throws DockerFailureException if the engine does not accept the archive, or has not found the one image in it
     */
    void load(EngineSession engine, Progress progress) {
        List<String> loaded;
        try {
            loaded = engine.archives().load(file, progress.begin("Loading " + file.getFileName()));
        } catch (ImageLoadException e) {
            throw new DockerFailureException(
                    "The engine at " + engine.address() + " does not load archive " + file + ": " + e.getMessage()
                            + ". Make it with 'mvn docker:save' or 'docker save'.",
                    e);
        }
        String id = engine.images()
                .document(chosen(loaded))
                .map(image -> image.path("Id").asText())
                .orElseThrow(() -> new DockerFailureException("Image " + chosen(loaded) + ", which archive " + file
                        + " has, was removed by somebody else. Try again."));
        List<ImageReference> names = image.names().all();
        names.forEach(name -> engine.images().tag(id, name));
        names.forEach(name -> progress.action("Loaded " + name + " from " + file.getFileName() + " (" + size() + ")"));
        BuiltImageFile.loaded(names, id).write(image.output());
    }

    private String chosen(List<String> loaded) {
        String name = image.name().withDefaultTag().toString();
        if (loaded.contains(name)) {
            return name;
        }
        if (loaded.size() != 1) {
            throw new DockerFailureException("Archive " + file + " has "
                    + (loaded.isEmpty() ? "no image" : loaded.size() + " images (" + String.join(", ", loaded) + ")")
                    + ", and none is called " + name + ". Save the one that is meant alone.");
        }
        return loaded.get(0);
    }

    private String size() {
        try {
            return ByteSizes.format(Files.size(file));
        } catch (IOException e) {
            return "size unknown";
        }
    }
}
