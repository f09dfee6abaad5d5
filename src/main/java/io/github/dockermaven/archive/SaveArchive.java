package io.github.dockermaven.archive;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.image.DockerFailureException;
import io.github.dockermaven.image.Manifest;
import io.github.dockermaven.json.JsonReader;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarUtils;

/**
 * The archive in which an engine saves an image, while it is read. What a part of it is, is known by its content alone,
 * because names and order differ between engines: Docker's own form up to 24, an OCI layout since 25 and podman's, and what
 * is compressed in containerd's store is so here. Layers are known by their digests.
 */
final class SaveArchive {
    private static final int BUFFER = 1 << 16;
    private static final int TAR_BLOCK = 512;
    private static final int GZIP = 0x1F8B;
    private static final int ZSTD = 0x28B5;
    /** No configuration or manifest is that long; lists of the software in an image are. */
    private static final int MOST_JSON = 4 << 20;

    private final List<Digest> diffIds;
    private final Map<Digest, LayerFiles> layers = new HashMap<>();
    private final List<JsonNode> manifests = new ArrayList<>();
    private final Set<String> configurations = new HashSet<>();
    private boolean hasZstd;

    /** @param diffIds of the layers that are of interest, from the bottom up */
    SaveArchive(List<Digest> diffIds) {
        this.diffIds = diffIds;
    }

    void read(InputStream stream) throws IOException {
        TarArchiveInputStream archive = new TarArchiveInputStream(stream, StandardCharsets.UTF_8.name());
        while (archive.getNextEntry() != null) {
            readPart(new BufferedInputStream(archive, BUFFER));
        }
    }

    private void readPart(BufferedInputStream content) throws IOException {
        byte[] start = start(content);
        int magic = start.length < Short.BYTES ? 0 : (start[0] & 0xFF) << Byte.SIZE | start[1] & 0xFF;
        if (isTar(start)) {
            readLayer(content);
        } else if (magic == GZIP) {
            BufferedInputStream unpacked = new BufferedInputStream(new GZIPInputStream(content, BUFFER), BUFFER);
            if (isTar(start(unpacked))) {
                readLayer(unpacked);
            }
        } else if (start.length > 0 && start[0] == '{') {
            readJson(content.readNBytes(MOST_JSON + 1));
        }
        hasZstd |= magic == ZSTD;
    }

    private static byte[] start(BufferedInputStream content) throws IOException {
        content.mark(TAR_BLOCK);
        byte[] start = content.readNBytes(TAR_BLOCK);
        content.reset();
        return start;
    }

    /** Whether it begins with a header or, if there is nothing in the tar, with a block of zeros. */
    private static boolean isTar(byte[] start) {
        try {
            return start.length == TAR_BLOCK
                    && (Arrays.equals(start, new byte[TAR_BLOCK]) || TarUtils.verifyCheckSum(start));
        } catch (IllegalArgumentException noNumber) {
            return false;
        }
    }

    private void readLayer(InputStream tar) throws IOException {
        DigestedTar digested = new DigestedTar(tar);
        LayerFiles layer = LayerFiles.read(digested);
        Digest diffId = digested.end();
        if (diffIds.contains(diffId)) {
            layers.put(diffId, layer);
        }
    }

    private void readJson(byte[] bytes) throws IOException {
        if (bytes.length > MOST_JSON) {
            return;
        }
        JsonNode json = JsonReader.read(new ByteArrayInputStream(bytes));
        if (json.has("layers") && json.has("config")) {
            manifests.add(json);
        } else if (isWanted(json.path("rootfs").path("diff_ids"))) {
            configurations.add(Digest.of(bytes).toString());
        }
    }

    private boolean isWanted(JsonNode layersOfOne) {
        List<String> texts = new ArrayList<>();
        layersOfOne.forEach(layer -> texts.add(layer.asText()));
        return texts.equals(diffIds.stream().map(Digest::toString).toList());
    }

    /**
     * All files of the image.
     *
     * @throws DockerFailureException if one of the layers was not there
     */
    FileTable files() {
        NavigableMap<String, BaseFile> files = new TreeMap<>();
        for (Digest diffId : diffIds) {
            if (!layers.containsKey(diffId)) {
                throw new DockerFailureException(
                        "Layer " + diffId + " of the base image is not in what the engine saves: "
                                + (hasZstd
                                        ? "it is compressed by zstd, which cannot be read here."
                                        : "the image was changed meanwhile, or the engine has not all of it. Pull it again."));
            }
            layers.get(diffId).applyTo(files);
        }
        return FileTable.of(files);
    }

    /** The manifest of the image, if the archive has it. */
    Optional<Manifest> manifest() {
        return manifests.stream()
                .filter(json -> configurations.contains(
                        json.path("config").path("digest").asText()))
                .map(Manifest::read)
                .findFirst();
    }

    /** A stream that also digests what is passed over. */
    private static final class DigestedTar extends DigestInputStream {
        private final byte[] passed = new byte[BUFFER];

        DigestedTar(InputStream tar) {
            super(tar, Digest.sha256());
        }

        @Override
        public long skip(long count) throws IOException {
            return Math.max(0, read(passed, 0, (int) Math.min(count, BUFFER)));
        }

        /** The digest of all, which goes on after the end that a tar marks. */
        Digest end() throws IOException {
            transferTo(OutputStream.nullOutputStream());
            return Digest.ofHash(digest.digest());
        }
    }
}
