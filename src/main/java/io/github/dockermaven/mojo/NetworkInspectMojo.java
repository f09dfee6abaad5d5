package io.github.dockermaven.mojo;

import io.github.dockermaven.config.NetworkElement;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.network.NameOrId;
import io.github.dockermaven.network.NetworkInspector;
import io.github.dockermaven.network.NetworkReport;
import io.github.dockermaven.network.NetworkRequest;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * Shows networks: subnets, gateways, options, labels, and the containers that run in them with their addresses. Needs no
 * project:
 * <pre>mvn docker:network-inspect -Ddocker.network=ecommerce-network</pre>
 *
 * @since 1.0.0
 */
@Mojo(name = "network-inspect", configurator = GoalConfigurator.HINT, requiresProject = false, threadSafe = true)
public class NetworkInspectMojo extends AbstractDockerMojo {
    private final NetworkInspector inspector;

    /**
     * The networks, as for <code>network-create</code>.
     *
     * @since 1.0.0
     */
    @Parameter
    private PlexusConfiguration networks;

    /**
     * Names of the networks to show, on the command line also their ids of 12 digits or more, instead of those that are
     * configured.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.network")
    private List<String> givenNames;

    /**
     * How the answer is given: <code>table</code>, for a person, or <code>json</code>, one JSON document on standard output for
     * a program.
     * <pre>mvn -q docker:network-inspect -Ddocker.format=json</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.format", defaultValue = "table")
    private String format;

    @Inject
    NetworkInspectMojo(NetworkInspector inspector) {
        this.inspector = inspector;
    }

    @Override
    void executeGoal() {
        List<NetworkReport> reports = inspector.inspect(names(), engine());
        AnswerFormat.of(configuration())
                .answer(
                        reports.stream()
                                .flatMap(report -> report.lines().stream())
                                .toList(),
                        reports,
                        getLog());
    }

    private List<NameOrId> names() {
        List<String> given = configuration().list("givenNames");
        if (!given.isEmpty()) {
            return GivenNames.all(session(), "docker.network", given);
        }
        List<NetworkRequest> configured = NetworkElement.all(configuration());
        if (configured.isEmpty()) {
            throw new DockerFailureException("No network to show. Give its name with"
                    + " -Ddocker.network=ecommerce-network, configure <networks>, or list all with"
                    + " 'mvn docker:network-ls'.");
        }
        return configured.stream().map(NetworkRequest::name).map(NameOrId::name).toList();
    }
}
