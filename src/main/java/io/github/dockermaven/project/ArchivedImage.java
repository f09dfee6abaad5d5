package io.github.dockermaven.project;

import io.github.dockermaven.builder.Destination;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.ImageLoadException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageNameFilter;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.report.ByteSizes;
import io.github.dockermaven.report.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An image of a project that an archive has: it is loaded rather than built. */
record ArchivedImage(ProjectImage image, Path file, Optional<ImageNameFilter> name) {
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
        return new ArchivedImage(image, file, source.name());
    }

    /**
     * Loads it, and gives it its names.
     *
     * @throws DockerFailureException if the engine does not accept the archive, or it is not known which of its images is meant
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
        String id = chosen(loaded, engine);
        List<ImageReference> names = image.names().all();
        names.forEach(name -> engine.images().tag(id, name));
        names.forEach(name -> progress.action("Loaded " + name + " from " + file.getFileName() + " (" + size() + ")"));
        BuiltImageFile.loaded(names, id).write(image.output());
    }

    private String chosen(List<String> loaded, EngineSession engine) {
        String own = image.name().withDefaultTag().toString();
        Map<String, String> ids = new LinkedHashMap<>();
        loaded.stream()
                .filter(each -> name.map(filter -> filter.matches(each)).orElse(true))
                .forEach(each -> ids.put(each, id(each, engine)));
        if (ids.containsKey(own)) {
            return ids.get(own);
        }
        if (Set.copyOf(ids.values()).size() != 1) {
            throw ambiguous(loaded, ids.keySet(), own);
        }
        return ids.values().iterator().next();
    }

    private String id(String name, EngineSession engine) {
        return engine.images()
                .document(name)
                .map(found -> found.path("Id").asText())
                .orElseThrow(() -> new DockerFailureException("Image " + name + ", which archive " + file
                        + " has, was removed by somebody else. Try again."));
    }

    private DockerFailureException ambiguous(List<String> loaded, Set<String> meant, String own) {
        String all = loaded.isEmpty()
                ? "no image"
                : (loaded.size() == 1 ? "1 image (" : loaded.size() + " images (") + String.join(", ", loaded) + ")";
        return new DockerFailureException("Archive " + file + " has " + all + ", and "
                + name.map(filter -> meant.isEmpty()
                                ? "<loadNamePattern> " + filter + " matches none. Write the name of one, with its tag;"
                                        + " * is any letters up to a slash or the tag, ** any up to the tag."
                                : "<loadNamePattern> " + filter + " matches several (" + String.join(", ", meant)
                                        + "). Write the whole name of the one that is meant.")
                        .orElseGet(() -> "none is called " + own
                                + ". Name the one that is meant in <loadNamePattern>, or save it alone."));
    }

    private String size() {
        try {
            return ByteSizes.format(Files.size(file));
        } catch (IOException e) {
            return "size unknown";
        }
    }
}
