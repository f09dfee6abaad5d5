package io.github.dockermaven.contents;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.error.PrintableText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is in an image. As JSON it is for programs; lists have their largest elements.
 *
 * @param image its name
 * @param source where it was read
 * @param id its id
 * @param platform what it runs on
 * @param created when it was made, as it says
 * @param bytes of all layers' archives
 * @param files that a container sees
 * @param base its base image, empty if it is not known
 * @param baseLayers how many layers are the base image's
 * @param layers from the bottom up
 * @param jars that a container sees, the largest first
 * @param wastedBytes of what is there twice or hidden
 * @param duplicates files with the same content
 * @param hidden files of lower layers that are deleted or replaced by later ones
 * @param changes since the last report, and since the registry's image
 * @param configuration in words
 * @param tree the visible files by folder, small ones put together
 * @param notes limits that were reached
 */
record ImageReport(
        String image,
        String source,
        String id,
        String platform,
        String created,
        long bytes,
        int files,
        String base,
        int baseLayers,
        List<Layer> layers,
        List<Jar> jars,
        long wastedBytes,
        List<Duplicate> duplicates,
        List<HiddenFile> hidden,
        List<Comparison> changes,
        List<ConfigurationLines.Line> configuration,
        FileTree tree,
        List<String> notes) {
    /** The elements of a list, of which there may be hundreds of thousands. */
    private static final int MOST = 500;

    private static final int MOST_JARS = 3000;

    private static final String BASE_IMAGE = "base image";
    /** What the classic builder puts before instructions that run nothing. */
    private static final Pattern NO_COMMAND = Pattern.compile("^/bin/sh -c #\\(nop\\)\\s+");

    /**
     * A layer.
     *
     * @param number from 1
     * @param bytes of its archive
     * @param transferred bytes as a registry has it; 0 if that is not known
     * @param instruction that made it
     */
    record Layer(
            int number, String diffId, long bytes, long transferred, String instruction, boolean ofBase, int files) {}

    /** A jar, in the layer of that number. */
    record Jar(JarFile jar, int layer, boolean ofBase) {}

    /** Files with the same content, of which the first are named. */
    record Duplicate(long bytes, int count, long wastedBytes, List<String> paths) {
        private static final int MOST_PATHS = 50;

        static Duplicate of(long bytes, List<String> paths) {
            List<String> first = List.copyOf(paths.subList(0, Math.min(MOST_PATHS, paths.size())));
            return new Duplicate(bytes, paths.size(), bytes * (paths.size() - 1), first);
        }
    }

    /** A file that is hidden by a later layer. */
    record HiddenFile(String path, long bytes, int layer, int byLayer, String how) {}

    static ImageReport of(ImageContents image, StackedFiles stacked, List<Comparison> changes) {
        JsonNode document = image.document();
        List<String> instructions = instructions(document);
        int baseLayers = image.base().map(ImageContents.Base::layers).orElse((int)
                instructions.stream().takeWhile(BASE_IMAGE::equals).count());
        List<Duplicate> duplicates = duplicates(stacked);
        long wasted = duplicates.stream().mapToLong(Duplicate::wastedBytes).sum()
                + stacked.hidden().stream()
                        .mapToLong(file -> file.file().size())
                        .sum();
        return new ImageReport(
                image.name(),
                image.source(),
                image.id(),
                document.path("os").asText() + "/"
                        + document.path("architecture").asText(),
                document.path("created").asText("").replaceFirst("\\.\\d+", ""),
                image.layers().stream().mapToLong(LayerListing::bytes).sum(),
                (int) stacked.visible().values().stream()
                        .filter(each -> each.file().kind() != FileEntry.Kind.FOLDER)
                        .count(),
                image.base().map(ImageContents.Base::name).orElse(baseLabel(document)),
                baseLayers,
                layers(image, instructions, baseLayers),
                jars(image, stacked, baseLayers),
                wasted,
                duplicates.subList(0, Math.min(MOST, duplicates.size())),
                hidden(stacked),
                changes,
                ConfigurationLines.of(document),
                FileTree.of(stacked, image.layers(), baseLayers),
                image.notes());
    }

    private static String baseLabel(JsonNode document) {
        return document.path("config")
                .path("Labels")
                .path("org.opencontainers.image.base.name")
                .asText("");
    }

    /** Returns the instruction of each layer, as far as the history has them. */
    private static List<String> instructions(JsonNode document) {
        List<String> instructions = new ArrayList<>();
        for (JsonNode step : document.path("history")) {
            if (!step.path("empty_layer").asBoolean()) {
                instructions.add(
                        NO_COMMAND.matcher(step.path("created_by").asText("")).replaceFirst(""));
            }
        }
        return instructions;
    }

    private static List<Layer> layers(ImageContents image, List<String> instructions, int baseLayers) {
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < image.layers().size(); i++) {
            LayerListing layer = image.layers().get(i);
            String instruction = i < instructions.size() ? instructions.get(i) : "";
            layers.add(new Layer(
                    i + 1,
                    layer.diffId().toString(),
                    layer.bytes(),
                    i < image.transferred().size() ? image.transferred().get(i) : 0,
                    HiddenSecrets.in(PrintableText.lines(instruction)),
                    i < baseLayers,
                    (int) layer.files().stream()
                            .filter(each -> each.kind() != FileEntry.Kind.FOLDER)
                            .count()));
        }
        return layers;
    }

    private static List<Jar> jars(ImageContents image, StackedFiles stacked, int baseLayers) {
        List<Jar> jars = new ArrayList<>();
        for (StackedFiles.Placed placed : stacked.visible().values()) {
            stacked.jar(placed, image.layers())
                    .ifPresent(jar -> jars.add(new Jar(jar, placed.layer() + 1, placed.layer() < baseLayers)));
        }
        jars.sort(Comparator.comparingLong((Jar jar) -> jar.jar().bytes()).reversed());
        return List.copyOf(jars.subList(0, Math.min(MOST_JARS, jars.size())));
    }

    private static List<Duplicate> duplicates(StackedFiles stacked) {
        Map<Snapshot.State, List<String>> same = stacked.visible().entrySet().stream()
                .filter(each -> each.getValue().file().kind() == FileEntry.Kind.FILE
                        && each.getValue().file().size() > 0)
                .collect(Collectors.groupingBy(
                        each -> new Snapshot.State(
                                each.getValue().file().size(),
                                each.getValue().file().fingerprint()),
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        return same.entrySet().stream()
                .filter(each -> each.getValue().size() > 1)
                .map(each -> Duplicate.of(each.getKey().bytes(), each.getValue()))
                .sorted(Comparator.comparingLong(Duplicate::wastedBytes)
                        .reversed()
                        .thenComparing(each -> each.paths().get(0)))
                .toList();
    }

    private static List<HiddenFile> hidden(StackedFiles stacked) {
        return stacked.hidden().stream()
                .sorted(Comparator.comparingLong(
                                (StackedFiles.Hidden each) -> each.file().size())
                        .reversed())
                .limit(MOST)
                .map(each -> new HiddenFile(
                        each.file().path(),
                        each.file().size(),
                        each.layer() + 1,
                        each.by() + 1,
                        each.reason().words()))
                .toList();
    }
}
