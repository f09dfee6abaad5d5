package io.github.dockermaven.application;

import io.github.dockermaven.image.DockerExecutionException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** What a jar says of itself in its manifest. */
public final class RunnableJar {
    private RunnableJar() {}

    /**
     * Whether {@code java -jar} can start a jar: its manifest has a {@code Main-Class}.
     *
     * @throws DockerExecutionException if the file is not a jar or cannot be read
     */
    public static boolean isRunnable(Path jar) {
        try (JarFile file = new JarFile(jar.toFile(), false)) {
            Manifest manifest = file.getManifest();
            return manifest != null && manifest.getMainAttributes().getValue(Attributes.Name.MAIN_CLASS) != null;
        } catch (IOException e) {
            throw unreadable(jar, e);
        }
    }

    static DockerExecutionException unreadable(Path jar, IOException e) {
        return new DockerExecutionException(
                jar + " cannot be read as a jar: " + e.getMessage() + ". Build it anew with 'mvn package'.", e);
    }
}
