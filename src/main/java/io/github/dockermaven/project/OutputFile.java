package io.github.dockermaven.project;

import io.github.dockermaven.archive.NewFile;
import io.github.dockermaven.image.DockerExecutionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.project.MavenProject;

/** A text file of ours in the project's {@code target/docker}. */
record OutputFile(Path path) {
    static OutputFile of(MavenProject project, String name) {
        return new OutputFile(Path.of(project.getBuild().getDirectory(), "docker", name));
    }

    /**
     * Writes the file, whole or not at all, unless it has this text already: its time then says when it changed.
     *
     * @return whether it was written
     */
    boolean write(String text) {
        if (Files.exists(path.getParent()) && !Files.isDirectory(path.getParent())) {
            throw new DockerExecutionException(
                    path + " cannot be written: " + path.getParent() + " is not a folder. Delete it.");
        }
        try {
            if (Files.isRegularFile(path) && Files.readString(path).equals(text)) {
                return false;
            }
            NewFile.write(path, text);
            return true;
        } catch (IOException e) {
            throw new DockerExecutionException(
                    path + " cannot be written: " + e
                            + ". Check that you may write there, and that the disk is not full.",
                    e);
        }
    }
}
