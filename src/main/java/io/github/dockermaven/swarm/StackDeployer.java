package io.github.dockermaven.swarm;

import io.github.dockermaven.compose.writer.ImageFacts;
import io.github.dockermaven.compose.writer.ImageInspector;
import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.credentials.Credentials;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.EngineSwarm;
import io.github.dockermaven.engine.EngineSwarm.SwarmObject;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.network.NetworkCreator;
import io.github.dockermaven.network.NetworkRequest;
import io.github.dockermaven.report.Progress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The deployment of a system: exactly the services are made or updated that are not as they are to be, each after those that it
 * depends on are ready.
 */
public final class StackDeployer {
    private final EngineSession engine;
    private final EngineSwarm swarm;
    private final NetworkCreator networks;
    private final Credentials pull;
    private final Credentials push;
    private final Progress progress;

    /**
     * @param pull the credentials that nodes pull with
     * @param push the credentials for pushes
     */
    public StackDeployer(
            EngineSession engine, NetworkCreator networks, Credentials pull, Credentials push, Progress progress) {
        this.engine = engine;
        this.swarm = engine.swarm();
        this.networks = networks;
        this.pull = pull;
        this.push = push;
        this.progress = progress;
    }

    /**
     * Deploys a system, and returns when all services are ready. Whatever can be checked beforehand is checked before anything
     * is changed.
     *
     * @throws DockerFailureException if the engine manages no swarm, or a service cannot be made or does not become ready
     */
    public void deploy(DeployRequest request) {
        List<ContainerRequest> containers = request.plan().containers();
        request.settings()
                .check(containers.stream().map(ContainerRequest::alias).toList());
        SwarmManager.check(engine);
        Map<String, SwarmObject> existing = existing(request.stack());
        Map<ContainerRequest, List<ServiceFile>> files = new HashMap<>();
        containers.forEach(each -> files.put(each, ServiceFile.of(request.stack(), each)));
        StackFiles stackFiles = new StackFiles(swarm, request.stack(), progress);
        List<ServiceFile> allFiles =
                files.values().stream().flatMap(List::stream).toList();
        Map<String, String> external = stackFiles.external(allFiles);
        StackNetworks stackNetworks = new StackNetworks(networks, request.stack(), engine, progress);
        List<NetworkRequest> missing =
                stackNetworks.missing(containers, List.copyOf(request.networks()), request.areNetworksMade());
        UnknownToSwarm.lines(containers).forEach(progress::action);
        StackImages images = new StackImages(engine, pull, push, progress);
        Map<ContainerRequest, StackImages.Provided> names = images.provide(containers);
        Map<ContainerRequest, ImageFacts> facts =
                new ImageInspector(engine, request.stack().owner(), progress).inspect(containers);
        List<ServiceDefinition> definitions = new StackServices(request, names, facts, files, progress).definitions();
        stackNetworks.make(missing);
        ServiceDeployment deployment = new ServiceDeployment(
                swarm,
                existing,
                images,
                stackFiles,
                external,
                request.settings().waitTime(),
                progress);
        // One after the other, because a service depends on those before it.
        long changed = definitions.stream().filter(deployment::deploy).count();
        stackFiles.removeOthers(allFiles.stream().map(ServiceFile::key).collect(Collectors.toSet()));
        if (changed == 0) {
            progress.action("All " + definitions.size() + " services of stack "
                    + request.stack().name() + " are as configured. Nothing to do");
        }
    }

    private Map<String, SwarmObject> existing(Stack stack) {
        Map<String, SwarmObject> existing = new HashMap<>();
        for (SwarmObject service : swarm.services(stack.filter())) {
            if (!stack.owner().owns(service.labels())) {
                throw new DockerFailureException("Stack '" + stack.name() + "' has the service '" + service.name()
                        + "', which this project has not deployed: it is not changed. Give the project's another name with"
                        + " -Ddocker.stack, or remove that one with 'docker stack rm " + stack.name() + "'.");
            }
            existing.put(service.name(), service);
        }
        return existing;
    }
}
