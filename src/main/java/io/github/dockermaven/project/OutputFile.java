package io.github.dockermaven.project;

import io.github.dockermaven.archive.RecordFile;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.io.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.project.MavenProject;

/** A text file of ours in the project's {@code target/docker}. */
record OutputFile(Path path) {
    /**
     * Returns a file there, or a folder of an image.
     *
     * @throws DockerFailureException if a symbolic link leads elsewhere: what is there is not ours to change or to delete
     */
    static OutputFile of(MavenProject project, String name) {
        Path folder = target(project).resolve("docker");
        Path path = folder.resolve(name);
        for (Path each : List.of(folder, path)) {
            if (Files.isSymbolicLink(each)) {
                throw new DockerFailureException(
                        each + " is a symbolic link, and the files that it leads to would be"
                                + " changed or deleted. Delete the link; the folder that has all of a project's output may be one.");
            }
        }
        return new OutputFile(path);
    }

    /** Returns the folder that has all of a project's output. */
    static Path target(MavenProject project) {
        // Without a POM it has Maven's own text of it, ${project.basedir}/target.
        String directory = project.getBuild().getDirectory();
        return Path.of(directory.startsWith("${") ? "target" : directory)
                .toAbsolutePath()
                .normalize();
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
            if (RecordFile.read(path).filter(text::equals).isPresent()) {
                return false;
            }
            AtomicFile.write(path, text);
            return true;
        } catch (IOException e) {
            throw new DockerExecutionException(
                    path + " cannot be written: " + e
                            + ". Check that you may write there, and that the disk is not full.",
                    e);
        }
    }

    /** Deletes the file, if it exists. */
    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new DockerExecutionException(path + " cannot be deleted: " + e + ". Delete it.", e);
        }
    }
}
