package io.github.dockermaven.contents;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.archive.DockerSaveStream;
import io.github.dockermaven.archive.LayerBlob;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.report.Activity;
import io.github.dockermaven.report.Progress;
import io.github.dockermaven.report.ProgressInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file as the source of an image: of {@code docker save}, or an OCI layout as a tar, compressed or not.
 */
public record ArchiveContents(Progress progress) {
    private static final int HEX = 64;

    /**
     * Reads an image.
     *
     * @param name which of several, if that is given
     * @throws DockerFailureException if the file has no image, several of which none is named, or not the named one
     */
    public ImageContents read(Path file, Optional<ImageReference> name) {
        if (!Files.isRegularFile(file)) {
            throw new DockerFailureException("There is no archive " + file + " to read an image from. Name a file of"
                    + " 'docker save' or 'mvn docker:save', or an OCI archive: -Ddocker.report.from=image.tar.");
        }
        ReadLayers read = new ReadLayers();
        try (Activity reading = progress.begin("Reading " + file);
                InputStream bytes = new ProgressInputStream(Files.newInputStream(file), reading)) {
            LayerBlob.unpack(bytes, tar -> DockerSaveStream.read(tar, read));
        } catch (IOException e) {
            throw new DockerFailureException(
                    file + " cannot be read as an archive of an image: " + PrintableText.quote(PrintableText.of(e))
                            + ". Name a file of 'docker save' or 'mvn docker:save', or an OCI archive.",
                    e);
        }
        if (read.configurations().isEmpty()) {
            throw new DockerFailureException(file + " has no image in it. Name a file of 'docker save' or 'mvn"
                    + " docker:save', or an OCI archive.");
        }
        Map<String, Digest> named = names(read);
        Map.Entry<String, Digest> chosen = choose(file, name, named, read);
        JsonNode document = read.configurations().get(chosen.getValue());
        return new ImageContents(
                chosen.getKey(),
                "archive " + file,
                chosen.getValue().toString(),
                document,
                read.inOrder(file.toString(), ImageContents.diffIds(document)),
                List.of(),
                Optional.empty(),
                read.notes());
    }

    private static Map.Entry<String, Digest> choose(
            Path file, Optional<ImageReference> name, Map<String, Digest> named, ReadLayers read) {
        if (name.isPresent() && !named.isEmpty()) {
            return named.entrySet().stream()
                    .filter(each -> isNamed(each.getKey(), name.get()))
                    .findFirst()
                    .orElseThrow(() -> new DockerFailureException(
                            file + " has no image " + name.get() + ". It has " + list(named) + "."));
        }
        if (read.configurations().size() > 1) {
            throw new DockerFailureException(file + " has several images"
                    + (named.isEmpty()
                            ? ", and none has a name. Save one alone"
                            : ". Name one: -Ddocker.image=NAME of " + list(named))
                    + ".");
        }
        Digest only = read.configurations().keySet().iterator().next();
        return named.entrySet().stream()
                .filter(each -> each.getValue().equals(only))
                .findFirst()
                .orElseGet(() -> Map.entry(
                        name.map(ImageReference::toString)
                                .orElse(file.getFileName().toString()),
                        only));
    }

    private static boolean isNamed(String text, ImageReference name) {
        try {
            return ImageReference.parse(text).withDefaultTag().equals(name.withDefaultTag());
        } catch (DockerFailureException e) {
            return false;
        }
    }

    private static String list(Map<String, Digest> named) {
        return PrintableText.quote(String.join(", ", named.keySet()));
    }

    /** Returns the images' names, which Docker's own {@code manifest.json} has. */
    private static Map<String, Digest> names(ReadLayers read) {
        Map<String, Digest> names = new LinkedHashMap<>();
        for (JsonNode list : read.documents()) {
            if (list.isArray()) {
                list.forEach(image -> configuration(image.path("Config").asText(), read)
                        .ifPresent(id -> image.path("RepoTags").forEach(tag -> names.put(tag.asText(), id))));
            }
        }
        return names;
    }

    /** Finds a configuration by its file's name: {@code HEX.json} or {@code blobs/sha256/HEX}. */
    private static Optional<Digest> configuration(String file, ReadLayers read) {
        String name = file.substring(file.lastIndexOf('/') + 1).replace(".json", "");
        return name.length() == HEX
                ? read.configurations().keySet().stream()
                        .filter(id -> id.hex().equals(name))
                        .findFirst()
                : Optional.empty();
    }
}
