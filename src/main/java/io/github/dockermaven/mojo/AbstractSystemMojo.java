package io.github.dockermaven.mojo;

import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/** The base of the goals that make a system of what is configured: what is in it. */
abstract class AbstractSystemMojo extends AbstractRunMojo {
    /**
     * How the container of the project's own image is run, with the elements that the <code>run</code> of
     * <code>images</code> has; each is a property too, <code>docker.run.NAME</code>.
     * <pre>
     * &lt;run&gt;
     *   &lt;ports&gt;&lt;port&gt;127.0.0.1:18080:8080&lt;/port&gt;&lt;/ports&gt;
     *   &lt;env&gt;&lt;SPRING_PROFILES_ACTIVE&gt;dev&lt;/SPRING_PROFILES_ACTIVE&gt;&lt;/env&gt;
     *   &lt;network&gt;&lt;name&gt;ecommerce-network&lt;/name&gt;&lt;/network&gt;
     * &lt;/run&gt;</pre>
     *
     * @since 1.0.0
     */
    @Parameter
    private PlexusConfiguration run;

    /**
     * The networks that are made for the containers if they do not exist, as <code>docker:network-create</code> has them; in a
     * swarm those of the driver <code>bridge</code> become overlays.
     *
     * @since 1.0.0
     */
    @Parameter
    private PlexusConfiguration networks;

    /**
     * Makes the networks that containers name and <code>networks</code> does not describe, or has compose make them. Without it
     * they have to exist.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.autoCreateCustomNetworks", defaultValue = "false")
    private boolean autoCreateCustomNetworks;

    /**
     * Which containers are meant, by alias, image or container name, with commas between several. Those that they depend on
     * are meant too. The default is all.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.container")
    private List<String> givenContainers;

    /**
     * The time in which a container has to be ready whose <code>wait</code> says none, in milliseconds or with a unit:
     * <code>120000</code>, <code>2m</code>. In a compose file and in a swarm failures of its health check do not count so long.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.wait.time", defaultValue = "60000")
    private String waitTime;
}
