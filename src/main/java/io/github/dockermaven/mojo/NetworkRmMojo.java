package io.github.dockermaven.mojo;

import io.github.dockermaven.config.NetworkConfig;
import io.github.dockermaven.image.DockerFailureException;
import io.github.dockermaven.image.Elements;
import io.github.dockermaven.project.MavenProperties;
import io.github.dockermaven.run.NetworkRemover;
import io.github.dockermaven.run.NetworkRequest;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * Removes networks: of those that are configured the ones that this plugin made, or those that are named on the command
 * line, whoever made them. One that is not there is passed over; one that containers run in is an error. Needs no project:
 * <pre>mvn docker:network-rm -Ddocker.network=ecommerce-network</pre>
 *
 * @since 1.0.0
 */
@Mojo(
        name = "network-rm",
        defaultPhase = LifecyclePhase.POST_INTEGRATION_TEST,
        requiresProject = false,
        threadSafe = true)
public class NetworkRmMojo extends AbstractDockerMojo {
    private final NetworkRemover remover;

    /** How the goal came to run. */
    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution mojoExecution;

    /**
     * Skips the goals that create, remove, connect and disconnect.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.skip.network", defaultValue = "false")
    private boolean skipNetwork;

    /**
     * The networks, as for <code>network-create</code>.
     *
     * @since 1.0.0
     */
    @Parameter
    private PlexusConfiguration networks;

    /**
     * Names or ids of the networks to remove, instead of those that are configured.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.network")
    private List<String> givenNames;

    @Inject
    NetworkRmMojo(NetworkRemover remover) {
        this.remover = remover;
    }

    @Override
    boolean skipGoal() {
        return skipNetwork;
    }

    @Override
    void run() {
        List<String> given = Elements.list("docker.network", givenNames);
        if (!given.isEmpty()) {
            boolean onCommandLine = session().getUserProperties().containsKey("docker.network");
            remover.remove(given, !onCommandLine, engineSettings(), progress());
            return;
        }
        List<NetworkRequest> configured = NetworkConfig.all(
                networks, new MavenProperties(session(), session().getCurrentProject(), mojoExecution));
        if (!configured.isEmpty()) {
            remover.remove(configured.stream().map(NetworkRequest::name).toList(), true, engineSettings(), progress());
        } else if (mojoExecution.getSource() == MojoExecution.Source.CLI) {
            throw new DockerFailureException("No network to remove. Configure <networks>, or give its name with"
                    + " -Ddocker.network=ecommerce-network.");
        } else {
            progress().action("No network to remove: none is configured in <networks>.");
        }
    }
}
