package io.github.dockermaven.application;

import java.nio.file.Path;
import java.util.jar.Manifest;

/** Jars of which a test says what their manifest names. */
final class TestJars {
    static final String SPRING_BOOT = "org.springframework.boot.loader.launch.JarLauncher";

    private TestJars() {}

    /** @param mainClass {@code null} for none */
    static PackagedJar packaged(Path file, String mainClass) {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
        if (mainClass != null) {
            manifest.getMainAttributes().putValue("Main-Class", mainClass);
        }
        return new PackagedJar(file, manifest);
    }
}
