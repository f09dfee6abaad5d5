package io.github.dockermaven.application;

import io.github.dockermaven.error.DockerFailureException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code layers.idx} of a Spring Boot jar: which layer each of its files is in
 * (<a href="https://docs.spring.io/spring-boot/specification/executable-jar/nested-jars.html">specification</a>).
 *
 * @param layers in their order, what seldom changes first
 */
public record LayersIndex(List<Layer> layers) {
    private static final Pattern LAYER = Pattern.compile("- \"(.*)\":");
    private static final Pattern PATH = Pattern.compile("  - \"(.+)\"");
    /** Layers become folders, so their names are held to what is a folder's name everywhere. */
    private static final Pattern LAYER_NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(?<!\\.)");

    /**
     * A layer.
     *
     * @param paths files of the jar, or, if they end with {@code /}, everything below a folder
     */
    public record Layer(String name, List<String> paths) {
        boolean has(String entry) {
            return paths.stream().anyMatch(path -> path.endsWith("/") ? entry.startsWith(path) : entry.equals(path));
        }
    }

    /**
     * Reads an index.
     *
     * @param file what it is called in an error
     * @throws DockerFailureException if it is no index, with the line that shows it
     */
    static LayersIndex parse(String file, String text) {
        List<Layer> layers = new ArrayList<>();
        // Without regard to case, as the folders may be.
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            Matcher layer = LAYER.matcher(line);
            Matcher path = PATH.matcher(line);
            if (layer.matches()) {
                layers.add(new Layer(name(file, i + 1, layer.group(1), names), new ArrayList<>()));
            } else if (path.matches() && !layers.isEmpty()) {
                layers.get(layers.size() - 1).paths().add(path.group(1));
            } else if (!line.isBlank()) {
                throw malformed(
                        file,
                        "line " + (i + 1) + " is '" + line
                                + (path.matches()
                                        ? "', a path before the first layer"
                                        : "', neither a layer '- \"name\":' nor a path '  - \"path\"'"));
            }
        }
        if (layers.isEmpty()) {
            throw malformed(file, "after its last line, " + lines.size() + ", there still is no layer");
        }
        return new LayersIndex(List.copyOf(layers));
    }

    /** Returns the first layer that has an entry of the jar. */
    Optional<Layer> layerOf(String entry) {
        return layers.stream().filter(layer -> layer.has(entry)).findFirst();
    }

    private static String name(String file, int line, String name, Set<String> names) {
        if (!LAYER_NAME.matcher(name).matches()) {
            throw malformed(
                    file,
                    "line " + line + " has a layer '" + name
                            + "', and a layer's name is of letters, digits, '-', '_' and '.'");
        }
        if (!names.add(name)) {
            throw malformed(file, "line " + line + " has the layer '" + name + "' once more");
        }
        return name;
    }

    private static DockerFailureException malformed(String file, String cause) {
        return new DockerFailureException(file + " is malformed: " + cause
                + ". Build the jar anew with spring-boot-maven-plugin," + " or write <layout>jar</layout>.");
    }
}
