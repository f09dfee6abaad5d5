package io.github.dockermaven.contents;

import io.github.dockermaven.context.FileName;
import io.github.dockermaven.io.AtomicFile;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is needed of an image to say later what has changed.
 *
 * @param id of the image
 * @param time when it was read
 * @param bytes of all layers
 * @param files visible ones by path
 * @param artifacts the coordinates of all jars
 */
record Snapshot(String id, Instant time, long bytes, SortedMap<String, State> files, SortedSet<String> artifacts) {
    private static final Logger LOGGER = LoggerFactory.getLogger(Snapshot.class);
    /** The beginning of each file; change it with every change of the format. */
    private static final int FORMAT = 0x444D_5201;

    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_TEXT = 1 << 16;

    /** A file's content. */
    record State(long bytes, long fingerprint) {}

    static Snapshot of(ImageContents image, StackedFiles stacked, Instant time) {
        SortedMap<String, State> files = new TreeMap<>();
        SortedSet<String> artifacts = new TreeSet<>();
        stacked.visible().forEach((path, placed) -> {
            FileEntry file = placed.file();
            if (file.kind() != FileEntry.Kind.FOLDER) {
                files.put(path, new State(file.size(), file.fingerprint()));
            }
            stacked.jar(placed, image.layers()).stream()
                    .flatMap(JarFile::all)
                    .map(JarFile::coordinates)
                    .filter(text -> !text.isEmpty())
                    .forEach(artifacts::add);
        });
        long bytes = image.layers().stream().mapToLong(LayerListing::bytes).sum();
        return new Snapshot(image.id(), time.truncatedTo(ChronoUnit.SECONDS), bytes, files, artifacts);
    }

    /** Writes it as a whole or not at all. */
    void write(Path target) throws IOException {
        try (AtomicFile made = AtomicFile.in(target.toAbsolutePath().getParent())) {
            try (DataOutputStream out = new DataOutputStream(
                    new BufferedOutputStream(new GZIPOutputStream(made.stream(), BUFFER), BUFFER))) {
                out.writeInt(FORMAT);
                writeText(out, id);
                out.writeLong(time.getEpochSecond());
                out.writeLong(bytes);
                out.writeInt(files.size());
                for (Map.Entry<String, State> file : files.entrySet()) {
                    writeText(out, file.getKey());
                    out.writeLong(file.getValue().bytes());
                    out.writeLong(file.getValue().fingerprint());
                }
                out.writeInt(artifacts.size());
                for (String artifact : artifacts) {
                    writeText(out, artifact);
                }
            }
            made.commit(target);
        }
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] encoded = FileName.encode(text);
        int length = Math.min(encoded.length, LONGEST_TEXT);
        out.writeInt(length);
        out.write(encoded, 0, length);
    }

    /** Reads what {@link #write} has written; a damaged file, or one of another version, counts as missing. */
    static Optional<Snapshot> read(Path source) {
        try (DataInputStream in = new DataInputStream(
                new BufferedInputStream(new GZIPInputStream(Files.newInputStream(source), BUFFER), BUFFER))) {
            if (in.readInt() != FORMAT) {
                throw new IOException("another format");
            }
            String id = readText(in);
            Instant time = Instant.ofEpochSecond(in.readLong());
            long bytes = in.readLong();
            SortedMap<String, State> files = new TreeMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                files.put(readText(in), new State(in.readLong(), in.readLong()));
            }
            SortedSet<String> artifacts = new TreeSet<>();
            for (int left = in.readInt(); left > 0; left--) {
                artifacts.add(readText(in));
            }
            return Optional.of(new Snapshot(id, time, bytes, files, artifacts));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            LOGGER.debug("{} cannot be used: {}", source, e.toString());
            return Optional.empty();
        }
    }

    private static String readText(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LONGEST_TEXT) {
            throw new IOException("a text of " + length + " bytes");
        }
        byte[] text = new byte[length];
        in.readFully(text);
        return FileName.decode(text);
    }
}
