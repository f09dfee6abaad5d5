package io.github.dockermaven.compose.writer;

import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.io.AtomicFile;
import io.github.dockermaven.io.FileFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The place of a compose file, and of the file {@code .env} beside it.
 *
 * @param file an absolute path
 */
public record ComposeOutput(Path file) {
    private static final String VARIABLES = ".env";

    /** @throws DockerFailureException if there is a file that another has written */
    public void check() {
        read(file).filter(text -> !ComposeDocument.isOurs(text)).ifPresent(text -> {
            throw new DockerFailureException(
                    file + " exists, and docker:compose has not written it: it is not overwritten."
                            + " Move it away, or have another file written with -Ddocker.compose.output=target/docker/compose.yaml.");
        });
    }

    /**
     * Writes the files, each whole or not at all.
     *
     * @return whether anything has changed
     * @throws DockerFailureException if there is a file {@code .env} that another has written, and it is needed
     */
    public boolean write(ComposeDocument document) {
        String variables = document.variablesText();
        Optional<String> former = read(variables());
        boolean isForeign = former.filter(text -> !ComposeDocument.isOurs(text)).isPresent();
        if (isForeign && !variables.isEmpty()) {
            throw new DockerFailureException(variables()
                    + " exists, and docker:compose has not written it. The values of "
                    + String.join(
                            ", ", document.secrets().keySet().stream().sorted().toList())
                    + " belong there, which are in no compose file because they look like secrets. Have the file written into"
                    + " a folder without " + VARIABLES
                    + ": -Ddocker.compose.output=target/docker/compose.yaml.");
        }
        boolean isSame = read(file).equals(Optional.of(document.text()))
                && (isForeign || former.orElse("").equals(variables));
        if (isSame) {
            return false;
        }
        try {
            Files.createDirectories(file.getParent());
            if (!variables.isEmpty()) {
                writePrivate(variables);
            } else if (!isForeign) {
                Files.deleteIfExists(variables());
            }
            AtomicFile.write(file, document.text());
        } catch (IOException e) {
            throw new DockerExecutionException(
                    file + " cannot be written: " + FileFailure.cause(e)
                            + ". Check that you may write there, and that the disk is not full.",
                    e);
        }
        return true;
    }

    /** Returns the place of the values that are not in the compose file. */
    public Path variables() {
        return file.resolveSibling(VARIABLES);
    }

    private void writePrivate(String text) throws IOException {
        try (AtomicFile made = AtomicFile.privateIn(file.getParent())) {
            made.stream().write(text.getBytes(StandardCharsets.UTF_8));
            made.commit(variables());
        }
    }

    private static Optional<String> read(Path path) {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(path));
        } catch (IOException e) {
            throw new DockerFailureException(
                    path + " cannot be read: " + FileFailure.cause(e)
                            + ". Whether it may be overwritten is not known: move it away.",
                    e);
        }
    }
}
