package bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A folder that an image is made of by its own Dockerfile.
 *
 * @param folder the folder
 */
record Context(Path folder) {
    /** The file that gets another content before each build. */
    static final String CHANGING = "keep.tmp";

    private static final int FILES_OF_FOLDER = 1_000;
    private static final int IGNORED_FOLDERS = 99;

    /** 1,000 small files that are wanted, and 99,000 that are not, in {@code ignored}, all with the suffix {@code .tmp}. */
    static Context ofManyFiles(Path folder) throws IOException {
        fill(folder.resolve("wanted"), ".txt", FILES_OF_FOLDER - 1);
        for (int i = 0; i < IGNORED_FOLDERS; i++) {
            fill(folder.resolve("ignored").resolve("folder-" + i), ".tmp", FILES_OF_FOLDER);
        }
        return new Context(folder);
    }

    private static void fill(Path folder, String suffix, int count) throws IOException {
        Files.createDirectories(folder);
        for (int i = 0; i < count; i++) {
            Files.writeString(folder.resolve(i + suffix), folder.getFileName() + " has the file " + i + "\n");
        }
    }

    /** One file that cannot be compressed, of so many bytes. */
    static Context ofLargeFile(Path folder, long bytes) throws IOException {
        Files.createDirectories(folder);
        RandomFile.write(folder.resolve(CHANGING), bytes);
        return new Context(folder);
    }

    Path dockerfile() {
        return folder.resolve("Dockerfile");
    }

    /**
     * Makes it ready for the next build: that gets to see a file whose content no build before had, on this engine too.
     *
     * @param from the base image
     * @param ignored what is in {@code .dockerignore}
     */
    void change(String from, String ignored) throws IOException {
        Files.writeString(dockerfile(), "FROM " + from + "\nCOPY . /context/\n");
        Files.writeString(folder.resolve(".dockerignore"), ignored);
        byte[] now = String.valueOf(System.currentTimeMillis()).getBytes(StandardCharsets.US_ASCII);
        try (FileChannel file =
                FileChannel.open(folder.resolve(CHANGING), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(now));
        }
    }
}
