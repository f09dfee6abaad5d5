package io.github.dockermaven.mojo;

import io.github.dockermaven.compose.system.ComposeSystem;
import io.github.dockermaven.config.GoalConfiguration;
import io.github.dockermaven.config.WaitTime;
import io.github.dockermaven.container.SystemRequest;
import io.github.dockermaven.credentials.Credentials;
import io.github.dockermaven.credentials.RegistryUse;
import io.github.dockermaven.network.NetworkCreator;
import io.github.dockermaven.project.SessionCredentials;
import io.github.dockermaven.swarm.DeployRequest;
import io.github.dockermaven.swarm.DeploySettings;
import io.github.dockermaven.swarm.Stack;
import io.github.dockermaven.swarm.StackDeployer;
import java.util.List;

/** One run of {@code docker:deploy}, apart from the goal's own class as {@link StartRun} is. */
record DeployRun(DeployMojo goal, NetworkCreator networkCreator, SessionCredentials credentials) {
    void run() {
        GoalConfiguration configuration = goal.configuration();
        DeploySettings settings = DeploySettings.parse(
                configuration.list("replicas"),
                configuration.text("updateOrder").orElseThrow(),
                configuration.text("updateParallelism").orElseThrow(),
                configuration.seconds("updateMonitor"),
                WaitTime.read(configuration));
        ConfiguredSystem system = ConfiguredSystem.of(goal, ComposeSystem::ofSwarm);
        PlannedSystem planned = PlannedSystem.of(system, List.of(), "deploy");
        SystemRequest request = planned.request();
        Stack stack = UndeployRun.stack(system);
        system.awaitImages(request.parts());
        StackDeployer deployer = new StackDeployer(
                goal.engine(),
                networkCreator,
                registries(RegistryUse.PULL),
                registries(RegistryUse.PUSH),
                goal.progress());
        DeployRequest deployed = new DeployRequest(
                stack,
                planned.plan(),
                request.networks().keySet(),
                request.autoCreatesNetworks(),
                request.parts().stream()
                        .flatMap(part -> part.volumes().stream())
                        .toList(),
                settings);
        system.stopAlone(() -> deployer.deploy(deployed));
    }

    private Credentials registries(RegistryUse use) {
        return goal.credentials(credentials, use, goal.images().credentialRegistries());
    }
}
