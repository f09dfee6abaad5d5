package io.github.dockermaven.mojo;

import io.github.dockermaven.images.ImageRemover;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

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
public class RemoveMojo extends RmiMojo {
    @Inject
    RemoveMojo(ImageRemover remover) {
        super(remover);
    }
}
