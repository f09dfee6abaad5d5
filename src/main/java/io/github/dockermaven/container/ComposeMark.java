package io.github.dockermaven.container;

import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.image.Digest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The labels by which {@code docker compose} knows what is of a project of its own. */
public final class ComposeMark {
    /** What the names of all of them begin with. */
    public static final String PREFIX = "com.docker.compose.";

    private static final String PROJECT = PREFIX + "project";
    private static final String CONFIG_HASH = PREFIX + "config-hash";

    private ComposeMark() {}

    /** Returns labels without these, for what belongs to no such project. */
    public static Map<String, String> without(Map<String, String> labels) {
        Map<String, String> others = new LinkedHashMap<>(labels);
        others.keySet().removeIf(label -> label.startsWith(PREFIX));
        return others;
    }

    /** Returns the name of the project that something with these labels is of, for messages. */
    static Optional<String> project(Map<String, String> labels) {
        return Optional.ofNullable(labels.get(PROJECT)).map(PrintableText::quote);
    }

    /** Returns the folder of the compose file that something with these labels is of. */
    static Optional<String> folder(Map<String, String> labels) {
        return Optional.ofNullable(labels.get(PREFIX + "project.working_dir"));
    }

    /**
     * Returns the labels that are known only when a container is made; none for one of no such project.
     *
     * @param labels the container's other labels; the one for its configuration's digest has that configuration itself, in which
     *     ids of other containers may be
     * @param imageId the id of its image
     */
    static Map<String, String> ofStart(Map<String, String> labels, String imageId) {
        Map<String, String> known = new LinkedHashMap<>();
        if (labels.containsKey(PROJECT)) {
            known.put(PREFIX + "image", imageId);
        }
        Optional.ofNullable(labels.get(CONFIG_HASH)).ifPresent(config -> known.put(CONFIG_HASH, digest(config)));
        return known;
    }

    private static String digest(String config) {
        return Digest.of(config.getBytes(StandardCharsets.UTF_8)).hex();
    }
}
