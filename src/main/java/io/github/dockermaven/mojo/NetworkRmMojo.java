package io.github.dockermaven.mojo;

import io.github.dockermaven.network.NameOrId;
import io.github.dockermaven.network.NetworkRemover;
import io.github.dockermaven.network.NetworkRequest;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * Removes networks: of those that are configured the ones that this plugin made, or those that are named on the command
 * line, whoever made them. One that does not exist is skipped; one that containers run in is an error. Needs no project:
 * <pre>mvn docker:network-rm -Ddocker.network=ecommerce-network</pre>
 *
 * @since 1.0.0
 */
@Mojo(
        name = "network-rm",
        configurator = GoalConfigurator.HINT,
        defaultPhase = LifecyclePhase.POST_INTEGRATION_TEST,
        requiresProject = false,
        threadSafe = true)
public class NetworkRmMojo extends AbstractNetworkMojo {
    private final NetworkRemover remover;

    /**
     * The networks, as <code>docker:network-create</code> has them; only their names count.
     *
     * @since 1.0.0
     */
    @Parameter
    private PlexusConfiguration networks;

    /**
     * Names of the networks to remove, on the command line also their ids of 12 digits or more, instead of those that are
     * configured.
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
    void executeGoal() {
        List<String> given = configuration().list("givenNames");
        boolean onCommandLine = GivenNames.isOnCommandLine(session(), "docker.network");
        List<NameOrId> names = given.isEmpty()
                ? ConfiguredNetworks.require("remove", this).stream()
                        .map(NetworkRequest::name)
                        .map(NameOrId::name)
                        .toList()
                : GivenNames.all(session(), "docker.network", given);
        if (!names.isEmpty()) {
            remover.remove(names, given.isEmpty() || !onCommandLine, engine(), progress());
        }
    }
}
