package io.github.dockermaven.mojo;

import io.github.dockermaven.network.NetworkInspector;
import io.github.dockermaven.network.NetworkReport;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Lists the engine's networks: name, id, driver, scope, subnets, and which of them this plugin made. Needs no project.
 *
 * @since 1.0.0
 */
@Mojo(name = "network-ls", configurator = GoalConfigurator.HINT, requiresProject = false, threadSafe = true)
public class NetworkLsMojo extends AbstractQueryMojo {
    private final NetworkInspector inspector;

    @Inject
    NetworkLsMojo(NetworkInspector inspector) {
        this.inspector = inspector;
    }

    @Override
    void executeGoal() {
        List<NetworkReport> networks = inspector.list(engine());
        answer(NetworkReport.table(networks), networks);
    }
}
