package io.github.dockermaven.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dockermaven.archive.BaseFile;
import io.github.dockermaven.archive.BaseFiles;
import io.github.dockermaven.archive.Layer;
import io.github.dockermaven.archive.MeasuredLayer;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.image.ImageConfigFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/**
 * All that is in an image once its layers lie on one another, as an engine unpacks them: a folder that a layer does not
 * list on the way to what it has, becomes root's with mode 0755.
 *
 * @param configuration its configuration
 * @param history what made it, step by step
 * @param layers how many of its layers change anything
 * @param files what is at which path, as {@link ArchivedFile} has it
 */
record FlatImage(
        ImageConfigFile configuration, List<String> history, int layers, TreeMap<String, FlatImage.Node> files) {
    /** Something at a path; of files, the content is a digest and a size. */
    record Node(String kind, int mode, int uid, int gid, String content) {
        @Override
        public String toString() {
            return kind + String.format(" %o %d:%d ", mode, uid, gid) + content;
        }
    }

    /** What {@code docker save} writes of an image. */
    static FlatImage saved(Path archive) throws IOException {
        Map<String, byte[]> blobs = new HashMap<>();
        for (ArchivedFile file : ArchivedFile.all(Files.readAllBytes(archive))) {
            blobs.put(file.path(), file.content());
        }
        ObjectMapper mapper = new ObjectMapper();
        JsonNode manifest = mapper.readTree(blobs.get("manifest.json")).get(0);
        JsonNode json = mapper.readTree(blobs.get(manifest.get("Config").asText()));
        List<String> history = new ArrayList<>();
        json.path("history").forEach(step -> history.add(step.path("created_by").asText()));
        TreeMap<String, Node> files = new TreeMap<>();
        int layers = 0;
        for (JsonNode layer : manifest.get("Layers")) {
            TreeMap<String, Node> before = new TreeMap<>(files);
            apply(blobs.get(layer.asText()), files);
            layers += files.equals(before) ? 0 : 1;
        }
        return new FlatImage(ImageConfigFile.read(json), history, layers, files);
    }

    /** This image with layers on it. */
    FlatImage with(ImageConfigFile other, List<Layer> more) throws IOException {
        TreeMap<String, Node> all = new TreeMap<>(files);
        int changes = layers;
        for (Layer layer : more) {
            TreeMap<String, Node> before = new TreeMap<>(all);
            try (InputStream archive = MeasuredLayer.of(layer, true, read -> {}).openGzip()) {
                apply(archive.readAllBytes(), all);
            }
            changes += all.equals(before) ? 0 : 1;
        }
        List<String> steps = new ArrayList<>(history);
        other.history().stream().skip(configuration.layers().size()).forEach(step -> steps.add(step.createdBy()));
        return new FlatImage(other, steps, changes, all);
    }

    private static Node file(int mode, int uid, int gid, byte[] content) {
        return new Node("file", mode, uid, gid, content.length + " bytes " + Digest.of(content));
    }

    private static void apply(byte[] layer, TreeMap<String, Node> files) throws IOException {
        boolean gzip = layer.length > 1 && layer[0] == 0x1F && layer[1] == (byte) 0x8B;
        byte[] archive = gzip ? new GZIPInputStream(new ByteArrayInputStream(layer)).readAllBytes() : layer;
        Set<String> listed = new HashSet<>();
        for (ArchivedFile file : ArchivedFile.all(archive)) {
            if (!file.path().isEmpty()) {
                put(file.path(), node(file, files), listed, files);
            }
        }
    }

    private static Node node(ArchivedFile file, TreeMap<String, Node> files) {
        TarArchiveEntry entry = file.entry();
        int uid = (int) entry.getLongUserId();
        int gid = (int) entry.getLongGroupId();
        int mode = entry.getMode() & 07777;
        if (entry.isDirectory()) {
            return new Node("folder", mode, uid, gid, "");
        }
        if (entry.isSymbolicLink()) {
            return new Node("link", 0777, uid, gid, file.link());
        }
        return entry.isLink() ? files.get(file.link()) : file(mode, uid, gid, file.content());
    }

    private static void put(String path, Node node, Set<String> listed, TreeMap<String, Node> files) {
        for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
            String folder = path.substring(0, end);
            if (listed.add(folder)) {
                replace(folder, new Node("folder", 0755, 0, 0, ""), files);
            }
        }
        listed.add(path);
        replace(path, node, files);
    }

    private static void replace(String path, Node node, TreeMap<String, Node> files) {
        if (!node.kind().equals("folder")) {
            files.subMap(path + "/", path + "0").clear();
        }
        files.put(path, node);
    }

    /** What is in it, for what comes on top. */
    BaseFiles asBase() {
        return path -> Optional.ofNullable(files.get(FileTree.bytes(path))).map(FlatImage::baseFile);
    }

    private static BaseFile baseFile(Node node) {
        return switch (node.kind()) {
            case "folder" -> new BaseFile(BaseFile.Kind.FOLDER, node.mode(), node.uid(), node.gid(), "");
            case "link" ->
                new BaseFile(BaseFile.Kind.LINK, node.mode(), node.uid(), node.gid(), FileTree.name(node.content()));
            default -> new BaseFile(BaseFile.Kind.OTHER, node.mode(), node.uid(), node.gid(), "");
        };
    }

    /**
     * Where two images differ, a line for each difference.
     *
     * @param withHistory whether the words of the history count
     */
    List<String> differences(FlatImage docker, boolean withHistory) {
        List<String> found = new ArrayList<>();
        compare("platform", configuration.platform(), docker.configuration.platform(), found);
        compare("author", configuration.author(), docker.configuration.author(), found);
        compare("config", configuration.config(), docker.configuration.config(), found);
        if (withHistory) {
            compare("history", history, docker.history, found);
        }
        compare("layers", layers, docker.layers, found);
        Set<String> paths = new HashSet<>(files.keySet());
        paths.addAll(docker.files.keySet());
        paths.stream().sorted().forEach(path -> compare(path, files.get(path), docker.files.get(path), found));
        return found;
    }

    private static void compare(String what, Object ours, Object theirs, List<String> found) {
        if (!String.valueOf(ours).equals(String.valueOf(theirs))) {
            found.add(what + ": assembled " + ours + ", docker " + theirs);
        }
    }
}
