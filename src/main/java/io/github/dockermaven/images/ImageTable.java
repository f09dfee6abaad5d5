package io.github.dockermaven.images;

import io.github.dockermaven.engine.ListedImage;
import io.github.dockermaven.report.ByteSizes;
import io.github.dockermaven.report.Durations;
import io.github.dockermaven.report.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A table of images as {@code docker images} shows it: a line for each of their names. */
public final class ImageTable {
    private static final List<String> HEADINGS = List.of("REPOSITORY", "TAG", "IMAGE ID", "CREATED", "SIZE");
    private static final String NONE = "<none>";
    private static final int ID_DIGITS = 12;

    private ImageTable() {}

    private record Name(String repository, String tag) {
        /** Parses a name of an engine; containerd's store lists names with a digest among those with tags. */
        static Name of(String text) {
            String name = text.replaceFirst("@.*", "");
            int colon = name.indexOf(':', name.lastIndexOf('/') + 1);
            return colon < 0 ? new Name(name, NONE) : new Name(name.substring(0, colon), name.substring(colon + 1));
        }
    }

    /** @param now the time against which ages are computed */
    public static List<String> lines(List<ListedImage> images, Instant now) {
        List<List<String>> rows = images.stream()
                .flatMap(image -> names(image).map(name -> row(name, image, now)))
                .toList();
        return new Table(HEADINGS, rows).lines();
    }

    /** Returns an image's names with tags; else the repositories that it was pulled from; else an empty name. */
    private static Stream<Name> names(ListedImage image) {
        List<Name> tagged = image.names().stream()
                .map(Name::of)
                .filter(name -> !name.tag().equals(NONE))
                .distinct()
                .toList();
        if (!tagged.isEmpty()) {
            return tagged.stream();
        }
        List<Name> untagged = Stream.concat(image.names().stream(), image.digests().stream())
                .map(Name::of)
                .distinct()
                .toList();
        return untagged.isEmpty() ? Stream.of(new Name(NONE, NONE)) : untagged.stream();
    }

    private static List<String> row(Name name, ListedImage image, Instant now) {
        String id = image.id().replaceFirst("^sha256:", "");
        return List.of(
                name.repository(),
                name.tag(),
                id.substring(0, Math.min(ID_DIGITS, id.length())),
                image.created() == null ? "N/A" : Durations.ago(Duration.between(image.created(), now)),
                ByteSizes.format(image.size()));
    }
}
