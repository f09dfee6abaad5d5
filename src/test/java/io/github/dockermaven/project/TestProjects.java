package io.github.dockermaven.project;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
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
        model.getBuild().setFinalName("user-service-1.0");
        model.getProperties().setProperty("maven.compiler.release", "17");
        MavenProject project = new MavenProject(model);
        project.setFile(folder.resolve("pom.xml").toFile());
        project.setArtifact(artifact(null));
        return project;
    }

    static DefaultArtifact artifact(String classifier) {
        return new DefaultArtifact(
                "shop", "user-service", "1.0", null, "jar", classifier, new DefaultArtifactHandler("jar"));
    }

    static Path jar(Path file, String mainClass) throws IOException {
        Files.createDirectories(file.getParent());
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (mainClass != null) {
            manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, mainClass);
        }
        try (OutputStream stream = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(stream, manifest)) {
            jar.finish();
        }
        return file;
    }
}
