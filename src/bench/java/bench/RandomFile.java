package bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** A large file that cannot be compressed. */
final class RandomFile {
    private static final int CHUNK = 1_000_000;

    private RandomFile() {}

    /** @param bytes how long it becomes; millions */
    static void write(Path file, long bytes) throws IOException {
        Random random = new Random(1);
        byte[] chunk = new byte[CHUNK];
        try (OutputStream output = Files.newOutputStream(file)) {
            for (long written = 0; written < bytes; written += chunk.length) {
                random.nextBytes(chunk);
                output.write(chunk);
            }
        }
    }
}
