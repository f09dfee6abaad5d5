package io.github.dockermaven.images;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.engine.ListedImage;
import io.github.dockermaven.engine.RemovedImage;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageIdOrName;
import io.github.dockermaven.report.ByteSizes;
import io.github.dockermaven.report.Progress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.inject.Named;
import javax.inject.Singleton;

/** Removes images from the engine: removes their names, and deletes those without any. */
@Named
@Singleton
public class ImageRemover {
    private static final Pattern FORCIBLE = Pattern.compile("\\bmust (be )?forced?\\b");

    /**
     * Removes images. First it checks that the engine has them.
     *
     * @param required whether a missing image is an error; if not, it is reported
     * @param force whether to remove an image that ended containers use, and all names of an image given by its id
     * @throws DockerFailureException if one is missing, or is used by a container or has other names
     */
    public void remove(
            List<ImageIdOrName> named, boolean required, boolean force, EngineSession engine, Progress progress) {
        ImageLookup images = ImageLookup.of(engine);
        Map<ImageIdOrName, String> ids = new LinkedHashMap<>();
        for (ImageIdOrName image : named) {
            if (required) {
                ids.put(image, id(images.document(image)));
            } else {
                images.images()
                        .document(image.text())
                        .ifPresentOrElse(
                                found -> ids.put(image, id(found)),
                                () -> progress.action("Nothing to remove: the engine has no image " + image
                                        + image.shortId()
                                                .map(id -> ". If it is an id, give 12 digits of it or more.")
                                                .orElse("")));
            }
        }
        Map<String, Long> sizes = images.images().list(Map.of()).stream()
                .collect(Collectors.toMap(ListedImage::id, ListedImage::size, Long::max));
        ids.forEach((image, id) -> remove(images, image, id, sizes.getOrDefault(id, 0L), force, progress));
    }

    private static String id(JsonNode document) {
        return document.path("Id").asText();
    }

    private static void remove(
            ImageLookup images, ImageIdOrName image, String id, long size, boolean force, Progress progress) {
        RemovedImage removed;
        try {
            removed = images.images().remove(image.text(), force);
        } catch (DockerFailureException e) {
            throw kept(images, image, id, e);
        }
        List<String> names = new ArrayList<>(removed.untagged());
        names.removeIf(name -> name.indexOf('@') >= 0 && !name.equals(image.text()));
        names.forEach(name -> progress.action("Untagged " + name));
        if (removed.deleted().contains(id)) {
            progress.action("Deleted " + id + ", which frees up to " + ByteSizes.format(size));
        }
    }

    private static DockerFailureException kept(
            ImageLookup images, ImageIdOrName image, String id, DockerFailureException refusal) {
        List<ListedContainer> users = images.engine().containers().list().stream()
                .filter(container -> container.imageId().equals(id))
                .toList();
        String reason = users.isEmpty() ? refused(refusal.getMessage()) : used(users);
        return new DockerFailureException("Image " + image + " cannot be removed: " + reason, refusal);
    }

    private static String refused(String words) {
        boolean forcible = FORCIBLE.matcher(words).find();
        return words + "." + (forcible ? " Give its names instead, or add -Ddocker.force." : "");
    }

    private static String used(List<ListedContainer> users) {
        boolean ended = users.stream().allMatch(ListedContainer::hasEnded);
        String names = users.stream().map(ListedContainer::name).collect(Collectors.joining(" "));
        return "it is used by "
                + users.stream()
                        .map(container -> "container " + container.name() + " (" + container.state() + ")")
                        .collect(Collectors.joining(", "))
                + ". Remove " + (users.size() == 1 ? "it" : "them") + " with 'docker rm " + (ended ? "" : "-f ")
                + names + "'" + (ended ? ", or add -Ddocker.force." : ".");
    }
}
