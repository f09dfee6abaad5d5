package io.github.dockermaven.swarm;

import io.github.dockermaven.container.copy.ProvidedFile;
import io.github.dockermaven.container.copy.ProvidedHostFile;
import io.github.dockermaven.container.copy.ProvidedText;
import io.github.dockermaven.engine.EngineSwarm.FileKind;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of a container as a secret or config of a swarm. Neither can be changed there: another content has another name.
 *
 * @param name without the stack's
 * @param target its path in the container
 * @param mode who may read it
 */
record ServiceFile(FileKind kind, String name, String target, int mode, int user, int group, byte[] content) {
    /** The most that swarms take (Docker Engine API, {@code SecretCreate}). */
    private static final int LONGEST = 500 * 1024;

    private static final int ALL_READ = 0444;
    private static final int DIGITS = 12;

    /** @throws DockerFailureException if it is a folder, too big, or cannot be read */
    static ServiceFile of(String alias, ProvidedFile file) {
        if (file instanceof ProvidedText text) {
            // It may be a secret.
            byte[] content = text.text().getBytes(StandardCharsets.UTF_8);
            return new ServiceFile(
                    FileKind.SECRET,
                    name(alias, content),
                    text.target(),
                    text.mode(),
                    text.user(),
                    text.group(),
                    content);
        }
        ProvidedHostFile ofHost = (ProvidedHostFile) file;
        Path path = ofHost.source().path();
        String target = ofHost.target().endsWith("/") ? ofHost.target() + path.getFileName() : ofHost.target();
        byte[] content = read(alias, path);
        return new ServiceFile(FileKind.CONFIG, name(alias, content), target, ALL_READ, 0, 0, content);
    }

    private static String name(String alias, byte[] content) {
        return alias.replaceAll("[^a-zA-Z0-9_.-]", "-") + "-"
                + Digest.of(content).hex().substring(0, DIGITS);
    }

    private static byte[] read(String alias, Path path) {
        try {
            if (Files.isRegularFile(path) && Files.size(path) <= LONGEST) {
                return Files.readAllBytes(path);
            }
        } catch (IOException e) {
            throw new DockerExecutionException(
                    path + " of container '" + alias + "' cannot be read: " + e + ". Check that you may read it.", e);
        }
        throw new DockerFailureException("Container '" + alias + "': " + path
                + ", which it has by <files>, is no file of at most 500 KiB, and a swarm takes no other as a config. Put it into"
                + " the image, or into a volume that the nodes share.");
    }
}
