package io.github.dockermaven.mojo;

import io.github.dockermaven.network.NetworkInspector;
import io.github.dockermaven.network.NetworkReport;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Lists the engine's networks: name, id, driver, scope, subnets, and which of them this plugin made. Needs no project.
 *
 * @since 1.0.0
 */
@Mojo(name = "network-ls", configurator = GoalConfigurator.HINT, requiresProject = false, threadSafe = true)
public class NetworkLsMojo extends AbstractDockerMojo {
    private final NetworkInspector inspector;

    /**
     * How the answer is given: <code>table</code>, lines in Maven's log for a person, or <code>json</code>, one JSON
     * document on standard output for a program. With <code>mvn -q</code> standard output has nothing else:
     * <pre>mvn -q docker:network-ls -Ddocker.format=json | jq -r '.[].name'</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.format", defaultValue = "table")
    private String format;

    @Inject
    NetworkLsMojo(NetworkInspector inspector) {
        this.inspector = inspector;
    }

    @Override
    void executeGoal() {
        List<NetworkReport> networks = inspector.list(engine());
        AnswerFormat.of(configuration()).answer(NetworkReport.table(networks), networks, getLog());
    }
}
