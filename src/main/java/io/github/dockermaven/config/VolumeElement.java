package io.github.dockermaven.config;

import io.github.dockermaven.engine.VolumeSpec;
import io.github.dockermaven.error.DockerFailureException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The volumes of the engine that {@code <volumes>} describes: its elements that have elements. Those that have only a text
 * are paths for the Dockerfile's {@code VOLUME}.
 */
public final class VolumeElement {
    /** What the properties of a volume's options begin with. */
    static final String OPTIONS = "docker.volume.opts.";

    /** What the properties of a volume's labels begin with. */
    static final String LABELS = "docker.volume.labels.";

    private VolumeElement() {}

    /**
     * Returns the volumes of the engine.
     *
     * @throws DockerFailureException if an element is not known, or has a value that it cannot have
     */
    public static List<VolumeSpec> all(GoalConfiguration goal) {
        return goal.element("volumes").map(XmlElement::children).orElse(List.of()).stream()
                .filter(VolumeElement::isOfEngine)
                .map(VolumeElement::read)
                .toList();
    }

    /** Returns the volume of a name that properties describe. */
    public static VolumeSpec of(String name, GoalConfiguration goal) {
        return new VolumeSpec(
                name, goal.text("volumeDriver"), goal.map("volumeOpts", OPTIONS), goal.map("volumeLabels", LABELS));
    }

    /** Returns the paths for the Dockerfile; empty if none is given, not even an empty list. */
    static Optional<List<String>> paths(GoalConfiguration goal) {
        return goal.listWithout("volumes", VolumeElement::isOfEngine);
    }

    private static boolean isOfEngine(XmlElement volume) {
        return !volume.children().isEmpty();
    }

    private static VolumeSpec read(XmlElement volume) {
        String name = volume.text("name").orElseThrow(() -> {
            volume.rejectText();
            return new DockerFailureException(volume.path()
                    + " has no <name>. Give each volume of the engine one: <volume><name>mysql-data</name></volume>; a path for"
                    + " the Dockerfile is a text: <volume>/data</volume>.");
        });
        XmlElement named = volume.of("Volume '" + name + "'");
        VolumeSpec spec = new VolumeSpec(
                name,
                named.text("driver"),
                named.map("opts").orElse(Map.of()),
                named.map("labels").orElse(Map.of()));
        named.children("name");
        named.rejectOthers();
        return spec;
    }
}
