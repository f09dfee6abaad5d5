package io.github.dockermaven.project;

import io.github.dockermaven.image.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** Sees to it that in one build no two projects give their images one name: the last would have it, unnoticed. */
public final class ImageClaims {
    private static final String KEY = "io.github.dockermaven.image ";

    private ImageClaims() {}

    /** @throws DockerFailureException if another project of this build has one of the names */
    public static void claim(MavenSession session, MavenProject project, List<ImageReference> names) {
        Map<String, Object> data = session.getRequest().getData();
        synchronized (data) {
            for (ImageReference name : names) {
                Object owner = data.putIfAbsent(KEY + name, project.getArtifactId());
                if (owner != null && !owner.equals(project.getArtifactId())) {
                    throw new DockerFailureException("Image name " + name + " of project " + project.getArtifactId()
                            + " is that of project " + owner + " too. Give each its own, for example with"
                            + " ${project.artifactId} in <image>, or build one of them: -pl " + project.getArtifactId()
                            + ".");
                }
            }
        }
    }
}
