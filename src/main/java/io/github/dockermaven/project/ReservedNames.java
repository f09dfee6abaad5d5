package io.github.dockermaven.project;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.maven.execution.MavenSession;

/**
 * The names, folders and archives of the images of one build. No two images have the same: the last would have it, and the
 * first would be lost without a word.
 */
public final class ReservedNames {
    private static final String KEY = "io.github.dockermaven.image ";

    private ReservedNames() {}

    /** @throws DockerFailureException if another image of this build has one of the names, or the folder */
    public static void claim(MavenSession session, ImageOutput place, List<ImageReference> names) {
        for (ImageReference name : names) {
            Object owner = owner(session, name, label(place));
            if (!owner.equals(label(place))) {
                throw new DockerFailureException("Image name " + name + " is that of " + owner + " and of "
                        + label(place) + ". " + remedy(place, owner));
            }
        }
        Object owner = owner(session, key(place.path()), label(place));
        if (!owner.equals(label(place))) {
            throw new DockerFailureException(
                    "The folder " + place.path() + " is that of " + owner + " and of " + label(place)
                            + ", which would overwrite each other's files. Give each image an <alias> of its own, or each project a"
                            + " <directory> of its own in <build>.");
        }
    }

    private static String remedy(ImageOutput place, Object owner) {
        return !place.image().isEmpty() && owner.toString().endsWith(" of " + project(place))
                ? "They are built of different things: correct the <name> of one of them, or build one: -Ddocker.filter="
                        + place.image() + "."
                : "Give each a name of its own in <image>, for example with ${project.artifactId}, or with"
                        + " ${project.groupId} where that is the same; or build one of them: -pl "
                        + place.project().getGroupId() + ":" + place.project().getArtifactId() + ".";
    }

    /** @throws DockerFailureException if another image of this build goes into the same file */
    public static void claimArchive(MavenSession session, Path archive, ImageReference name) {
        Object owner = owner(session, key(archive), name.toString());
        if (!owner.equals(name.toString())) {
            throw new DockerFailureException("The archive " + archive + " is that of image " + name + " and of image "
                    + owner + ". Rename one of them.");
        }
    }

    /** A text, as a project that gives this plugin dependencies of its own has other classes. */
    private static Object owner(MavenSession session, Object what, String owner) {
        Map<String, Object> data = session.getRequest().getData();
        synchronized (data) {
            Object first = data.putIfAbsent(KEY + what, owner);
            return first == null ? owner : first;
        }
    }

    /** Some file systems have no capital letters. */
    private static String key(Path path) {
        return path.toString().toLowerCase(Locale.ROOT);
    }

    private static String label(ImageOutput place) {
        String project = project(place);
        return place.image().isEmpty() ? "the image of " + project : "image " + place.image() + " of " + project;
    }

    private static String project(ImageOutput place) {
        return "project " + place.project().getGroupId() + ":" + place.project().getArtifactId();
    }
}
