package io.github.dockermaven.project;

import io.github.dockermaven.image.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.MavenSession;

/** Sees to it that in one build no two images have one name: the last would have it, unnoticed. */
public final class ImageClaims {
    private static final String KEY = "io.github.dockermaven.image ";

    private ImageClaims() {}

    /** @throws DockerFailureException if another image of this build has one of the names */
    public static void claim(MavenSession session, ImagePlace place, List<ImageReference> names) {
        Map<String, Object> data = session.getRequest().getData();
        synchronized (data) {
            for (ImageReference name : names) {
                Object owner = data.putIfAbsent(KEY + name, place.subject());
                if (owner != null && !owner.equals(place.subject())) {
                    throw new DockerFailureException("Image name " + name + " of project " + place.subject()
                            + " is that of project " + owner + " too. Give each its own, for example with"
                            + " ${project.artifactId} in <image>, or build one of them: -pl "
                            + place.project().getArtifactId() + ".");
                }
            }
        }
    }
}
