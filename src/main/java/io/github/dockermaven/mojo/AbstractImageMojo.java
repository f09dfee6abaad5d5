package io.github.dockermaven.mojo;

import io.github.dockermaven.project.ImageNames;
import io.github.dockermaven.project.ImageRecord;
import io.github.dockermaven.project.ImageWish;
import io.github.dockermaven.project.PomElements;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** What the goals about a project's image have: the project, and how the image is called. */
abstract class AbstractImageMojo extends AbstractDockerMojo {
    /** The project whose image it is. */
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    /** How the goal came to run. */
    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution mojoExecution;

    /**
     * The image's name, <code>[registry/]repository[:tag]</code>, for example
     * <code>rladbsals23/user-service:1.0</code>. Without a tag it is <code>latest</code>. The default is
     * <code>${project.artifactId}:${project.version}</code>, made valid: lower case, and a dash for each character that a
     * name cannot have.
     *
     * @since 1.0.0
     */
    @Parameter
    private String image;

    /**
     * The image's name on the command line; it goes before <code>image</code>.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.image")
    private String givenImage;

    /**
     * The registry's host and port, put before each image name that has none, for example
     * <code>registry.example.com:5000</code>. Without it such names are Docker Hub's.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.registry")
    private String registry;

    /**
     * The folder in the registry, put before the default image name, for example <code>rladbsals23</code>. A name given
     * with <code>image</code> is taken as it is.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.namespace")
    private String namespace;

    /**
     * Further names of the image: tags of the same repository such as <code>latest</code>, or whole names such as
     * <code>registry.example.com/user-service:1.0</code>.
     * <pre>&lt;tags&gt;&lt;tag&gt;latest&lt;/tag&gt;&lt;/tags&gt;</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.tags")
    private List<String> tags;

    MavenProject project() {
        return project;
    }

    /** The goal's parameters as the POM has them, where Maven does not tell. */
    PomElements pom() {
        return PomElements.of(session(), project, mojoExecution);
    }

    @Override
    String dockerHost() {
        return pom().text("dockerHost", super.dockerHost());
    }

    ImageWish imageWish() {
        return ImageWish.of(session(), project, mojoExecution);
    }

    /** The image that earlier goals made; empty if there is none and none is needed, which was said then. */
    Optional<ImageRecord> imageRecord() {
        return ImageRecord.find(project, imageNames(), imageWish());
    }

    /** Whether it is an error that the engine does not have the image. */
    boolean isRequired(ImageRecord image) {
        return image.isBuilt() || imageWish() == ImageWish.OF_THIS_PROJECT;
    }

    ImageNames imageNames() {
        PomElements pom = pom();
        return new ImageNames(
                givenImage == null ? pom.text("image", image) : givenImage,
                pom.text("registry", registry),
                pom.text("namespace", namespace),
                pom.list("tags", "docker.tags", tags));
    }
}
