package io.github.dockermaven.mojo;

import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Removes volumes as <code>docker:volume-rm</code> does, by the name that io.fabric8's plugin has for it.
 *
 * @since 1.0.0
 */
@Mojo(
        name = "volume-remove",
        configurator = GoalConfigurator.HINT,
        defaultPhase = LifecyclePhase.POST_INTEGRATION_TEST,
        requiresProject = false,
        threadSafe = true)
public class VolumeRemoveMojo extends VolumeRmMojo {}
