package io.github.dockermaven.project;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/** Projects as Maven would hand them to a goal, in a folder of a test. */
final class TestProjects {
    private TestProjects() {}

    static MavenProject userService(Path folder) {
        Model model = new Model();
        model.setGroupId("shop");
        model.setArtifactId("user-service");
        model.setVersion("1.0");
        model.setPackaging("jar");
        model.setBuild(new Build());
        model.getBuild().setDirectory(folder.resolve("target").toString());
        model.getBuild().setOutputDirectory(folder.resolve("target/classes").toString());
        model.getBuild().setFinalName("user-service-1.0");
        MavenProject project = new MavenProject(model);
        project.setFile(folder.resolve("pom.xml").toFile());
        project.setArtifact(artifact(null));
        return project;
    }

    /** One that is in no phase of a POM. */
    static MojoExecution withoutPhase() {
        return new MojoExecution(new Plugin(), "build", "default-cli");
    }

    static DefaultArtifact artifact(String classifier) {
        return new DefaultArtifact(
                "shop", "user-service", "1.0", null, "jar", classifier, new DefaultArtifactHandler("jar"));
    }

    static Path layeredJar(Path file, String launcher) throws IOException {
        String index = "BOOT-INF/layers.idx";
        Manifest manifest = manifest(launcher);
        manifest.getMainAttributes().putValue("Spring-Boot-Layers-Index", index);
        manifest.getMainAttributes().putValue("Spring-Boot-Version", "3.5.7");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            jar.putNextEntry(new ZipEntry(index));
            jar.write("- \"application\":\n  - \"BOOT-INF/\"\n  - \"META-INF/\"\n".getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    static Path jar(Path file, String mainClass, String... entries) throws IOException {
        return jar(file, manifest(mainClass), entries);
    }

    /** One with the one class that it starts, of the length that its version needs. */
    static Path jarOfRelease(Path file, int release) throws IOException {
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest("shop.Main"))) {
            jar.putNextEntry(new ZipEntry("shop/Main.class"));
            jar.write(new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, (byte) (44 + release)});
        }
        return file;
    }

    static Path springBootJar(Path file) throws IOException {
        Manifest manifest = manifest("org.springframework.boot.loader.launch.JarLauncher");
        manifest.getMainAttributes().putValue("Spring-Boot-Version", "3.5.7");
        return jar(file, manifest);
    }

    /** One with the descriptor that Maven gives the project's jar. */
    static Path jarWithDescriptor(Path file, String mainClass, String descriptor) throws IOException {
        try (OutputStream stream = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(stream, manifest(mainClass))) {
            jar.putNextEntry(new ZipEntry("META-INF/maven/shop/user-service/pom.properties"));
            jar.write(descriptor.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    static Path jarWithClassPath(Path file, String classPath, String... entries) throws IOException {
        Manifest manifest = manifest("Main");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
        return jar(file, manifest, entries);
    }

    private static Path jar(Path file, Manifest manifest, String... entries) throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream stream = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(stream, manifest)) {
            for (String entry : entries) {
                jar.putNextEntry(new ZipEntry(entry));
            }
        }
        return file;
    }

    private static Manifest manifest(String mainClass) {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (mainClass != null) {
            manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, mainClass);
        }
        return manifest;
    }
}
