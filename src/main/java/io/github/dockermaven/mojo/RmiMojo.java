package io.github.dockermaven.mojo;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.images.ImageRemover;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Removes images from the engine, as <code>docker rmi</code> does: the names that are given, and an image that has none
 * left. Needs no project if the command line names them:
 * <pre>mvn docker:rmi -Ddocker.image=shop/users:1.0,shop/users:latest</pre>
 * In a project it is, without <code>docker.image</code>, the project's own image with all its names, if it is there; of
 * <code>&lt;images&gt;</code> those that are built. One that <code>docker:build</code> put into a registry or an archive
 * stays there, and needs no engine. In a reactor that is the root's project: <code>docker:remove</code>
 * does it in every module.
 *
 * @since 1.0.0
 */
@Mojo(name = "rmi", configurator = GoalConfigurator.HINT, requiresProject = false, threadSafe = true)
public class RmiMojo extends AbstractImageMojo {
    private final ImageRemoval removal;

    /**
     * Removes an image that containers which have ended were made from, and by its id one that has several names. What
     * runs keeps its image all the same.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.force", defaultValue = "false")
    private boolean force;

    /**
     * Where <code>docker:build</code> puts the project's image, as there. Of one that goes into a <code>registry</code> or an
     * <code>archive</code> there is nothing to remove, and no engine is asked for.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.destination", defaultValue = "engine")
    private String destination;

    @Inject
    RmiMojo(ImageRemover remover) {
        this.removal = new ImageRemoval(remover);
    }

    @Override
    void executeGoal() {
        if (images().givenName().isEmpty() && !session().getRequest().isProjectPresent()) {
            throw new DockerFailureException(
                    "No image to remove: there is no project here whose image it could be. Name"
                            + " it: -Ddocker.image=shop/users:1.0.");
        }
        removal.remove(this);
    }
}
