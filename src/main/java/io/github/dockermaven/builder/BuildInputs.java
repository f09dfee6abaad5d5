package io.github.dockermaven.builder;

import io.github.dockermaven.context.BuildContext;
import io.github.dockermaven.engine.EngineImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/**
 * All that decides what an image has in it, as one digest: which engine builds, the base images as it has them, what it is
 * asked for, and each byte that it is sent. The files' times are not in it, because they are not sent. They are not
 * trusted either: a file with a fixed time, as reproducible builds write it, would look unchanged.
 *
 * @param settings what is not in the context, as text
 * @param context what is sent, the Dockerfile included
 */
record BuildInputs(String settings, BuildContext context) {
    /** To be raised when the digest is made of something else. */
    private static final int FORMAT = 1;

    private static final int CHUNK = 64 * 1024;

    /**
     * @param engine what the engine calls itself
     * @param bases the base images in their order
     * @param request what the engine is asked for, without the image's names
     */
    static BuildInputs of(String engine, List<EngineImage> bases, String request, BuildContext context) {
        String ids = bases.stream().map(EngineImage::id).collect(Collectors.joining(" "));
        return new BuildInputs(
                "inputs " + FORMAT + "\nengine " + engine + "\nbases " + ids + "\nrequest " + request + "\n", context);
    }

    /**
     * Reads the context.
     *
     * @param progress told how many bytes were read so far
     */
    String digest(LongConsumer progress) throws IOException {
        try (DigestedStream tar = open()) {
            byte[] buffer = new byte[CHUNK];
            long count = 0;
            for (int read = tar.read(buffer, 0, CHUNK); read >= 0; read = tar.read(buffer, 0, CHUNK)) {
                count += read;
                progress.accept(count);
            }
            return tar.digest().orElseThrow();
        }
    }

    /** The context, to be sent: its digest is that of what was sent, even if a file has changed since it was looked at. */
    DigestedStream open() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(settings.getBytes(StandardCharsets.UTF_8));
            return new DigestedStream(context.open(), digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
