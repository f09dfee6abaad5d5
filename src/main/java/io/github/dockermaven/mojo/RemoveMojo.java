package io.github.dockermaven.mojo;

import io.github.dockermaven.images.ImageRemover;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Removes the project's image, as <code>docker:rmi</code> does, by the name that io.fabric8's plugin has for it; in a
 * reactor that of every module.
 *
 * @since 1.0.0
 */
@Mojo(
        name = "remove",
        configurator = GoalConfigurator.HINT,
        defaultPhase = LifecyclePhase.POST_INTEGRATION_TEST,
        threadSafe = true)
public class RemoveMojo extends AbstractImageMojo {
    private final ImageRemoval removal;

    /**
     * Removes an image that containers which have ended were made from, as <code>docker:rmi</code> has it.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.force", defaultValue = "false")
    private boolean force;

    /**
     * Where <code>docker:build</code> puts the project's image, as there.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.destination", defaultValue = "engine")
    private String destination;

    @Inject
    RemoveMojo(ImageRemover remover) {
        this.removal = new ImageRemoval(remover);
    }

    @Override
    void executeGoal() {
        removal.remove(this);
    }
}
