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
 * All that determines an image's content, as one digest: the engine, its base images, the request, and each byte that
 * is sent. The files' times are left out, because they are not sent. They are not trusted either: a file with a fixed
 * time, as reproducible builds write it, would look unchanged.
 *
 * @param settings the inputs that are not in the context, as text
 * @param context the files to send, including the Dockerfile
 */
record BuildInputs(String settings, BuildContext context) {
    /** The version of the digest, to be raised when its inputs change. */
    private static final int FORMAT = 1;

    private static final int CHUNK = 64 * 1024;

    /**
     * Returns the inputs of a build.
     *
     * @param engine the engine's id
     * @param bases the base images in their order
     * @param request the engine's request, without the image's names
     */
    static BuildInputs of(String engine, List<EngineImage> bases, String request, BuildContext context) {
        String ids = bases.stream().map(EngineImage::id).collect(Collectors.joining(" "));
        return new BuildInputs(
                "inputs " + FORMAT + "\nengine " + engine + "\nbases " + ids + "\nrequest " + request + "\n", context);
    }

    /**
     * Reads the context.
     *
     * @param progress receives the number of bytes read so far
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

    /**
     * Opens the context to send it: the digest is that of the bytes sent, even if a file has changed since the
     * comparison.
     */
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
