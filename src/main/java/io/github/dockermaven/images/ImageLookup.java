package io.github.dockermaven.images;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.engine.EngineImages;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.ListedImage;
import io.github.dockermaven.error.DidYouMean;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageIdOrName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The lookup of images that a user names in an engine, with a suggestion for a missing one. */
record ImageLookup(EngineSession engine, EngineImages images) {
    /** Digits of an id that {@code docker images} shows. */
    private static final int SHORT_ID = 12;

    static ImageLookup of(EngineSession engine) {
        return new ImageLookup(engine, engine.images());
    }

    /**
     * Returns the engine's document of an image.
     *
     * @throws DockerFailureException if the engine does not have it; the message names its images of this repository,
     *     or the most similar name
     */
    JsonNode document(ImageIdOrName image) {
        return images.document(image.text())
                .orElseThrow(() -> new DockerFailureException(
                        "Image " + image + " is not in the engine at " + engine.address() + ". " + advice(image)));
    }

    private String advice(ImageIdOrName image) {
        List<ListedImage> all = images.list(Map.of());
        List<String> names = all.stream().flatMap(each -> each.names().stream()).toList();
        String siblings = names.stream()
                .filter(name -> name.startsWith(image.repository() + ":"))
                .collect(Collectors.joining(", "));
        if (!siblings.isEmpty()) {
            return "It has " + siblings + ".";
        }
        Optional<String> shortId = image.shortId();
        String meant = shortId.map(digits -> beginningSo(digits, all)).orElse("");
        if (!meant.isEmpty()) {
            return "An id is given with 12 digits or more: it has " + meant + ".";
        }
        String hint = shortId.isPresent() ? " If it is an id, give 12 digits of it or more." : "";
        return DidYouMean.to(image.text(), names)
                        .map(name -> "Did you mean " + name + "?")
                        .orElse("'mvn docker:images' lists the existing ones.")
                + hint;
    }

    private static String beginningSo(String digits, List<ListedImage> all) {
        return all.stream()
                .map(each -> each.id().replaceFirst("^sha256:", ""))
                .filter(id -> id.startsWith(digits))
                .map(id -> id.substring(0, Math.min(SHORT_ID, id.length())))
                .collect(Collectors.joining(", "));
    }
}
