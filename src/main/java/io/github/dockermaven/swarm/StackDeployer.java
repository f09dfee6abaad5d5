package io.github.dockermaven.swarm;

import io.github.dockermaven.compose.writer.ImageFacts;
import io.github.dockermaven.compose.writer.ImageInspector;
import io.github.dockermaven.compose.writer.Notes;
import io.github.dockermaven.compose.writer.ServiceHealth;
import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.container.HostNames;
import io.github.dockermaven.container.readiness.WaitRequest;
import io.github.dockermaven.credentials.Credentials;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.EngineSwarm;
import io.github.dockermaven.engine.EngineSwarm.SwarmObject;
import io.github.dockermaven.engine.NetworkingSpec;
import io.github.dockermaven.engine.NetworkingSpec.Endpoint;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.io.Uninterruptibles;
import io.github.dockermaven.network.NetworkCreator;
import io.github.dockermaven.report.Durations;
import io.github.dockermaven.report.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The deployment of a system: exactly the services are made or updated that are not as they are to be, each after those that it
 * depends on are ready.
 */
public final class StackDeployer {
    /** The time in which a health check that fails several times in a row has the swarm act. */
    private static final Duration UNHEALTHY = Duration.ofSeconds(30);

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
        containers.forEach(each -> files.put(
                each,
                each.files().stream()
                        .map(file -> ServiceFile.of(each.alias(), file))
                        .toList()));
        UnknownToSwarm.lines(containers).forEach(progress::action);
        StackImages images = new StackImages(engine, pull, push, progress);
        Map<ContainerRequest, String> names = images.provide(containers);
        Map<ContainerRequest, ImageFacts> facts =
                new ImageInspector(engine, request.stack().owner(), progress).inspect(containers);
        List<ServiceDefinition> definitions = new ArrayList<>();
        for (ContainerRequest each : containers) {
            ContainerRequest service = service(each, facts.getOrDefault(each, ImageFacts.UNKNOWN), request.settings());
            definitions.add(new ServiceDefinition(
                    request.stack(), service, names.get(each), files.get(each), request.settings()));
        }
        new StackNetworks(networks, request.stack(), engine, progress)
                .provide(containers, List.copyOf(request.networks()), request.areNetworksMade());
        StackFiles stackFiles = new StackFiles(swarm, request.stack(), progress);
        Set<String> used = new LinkedHashSet<>();
        int unchanged = 0;
        for (ServiceDefinition definition : definitions) {
            definition.files().forEach(file -> used.add(request.stack().qualified(file.name())));
            unchanged += deploy(definition, existing, images, stackFiles) ? 0 : 1;
        }
        stackFiles.removeOthers(used);
        if (unchanged == definitions.size()) {
            progress.action("All " + unchanged + " services of stack "
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

    /** Returns a container as a service has it: by its alias in its networks, and with what it is awaited by as its health. */
    private ContainerRequest service(ContainerRequest container, ImageFacts image, DeploySettings settings) {
        Notes notes = new Notes();
        var spec = HostNames.resolve(container.alias(), container.spec());
        var health = new ServiceHealth(container, image, settings.waitTime()).of(notes);
        notes.lines().forEach(line -> progress.action("Service " + container.alias() + ": " + line));
        NetworkingSpec networking = spec.networking();
        List<Endpoint> endpoints = networking.endpoints().stream()
                .map(endpoint -> new Endpoint(
                        endpoint.network(),
                        Stream.concat(endpoint.aliases().stream(), Stream.of(container.alias()))
                                .distinct()
                                .toList(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of()))
                .toList();
        return container.withSpec(spec.withProcess(spec.process().withHealthCheck(health))
                .withNetworking(networking.withNetworks(networking.mode(), endpoints, List.of())));
    }

    /** Returns whether anything was to do for a service. */
    private boolean deploy(
            ServiceDefinition definition, Map<String, SwarmObject> existing, StackImages images, StackFiles files) {
        Optional<SwarmObject> former = Optional.ofNullable(existing.get(definition.name()));
        if (former.filter(each -> definition.digest().equals(each.labels().get(Stack.CONFIG)))
                .isPresent()) {
            return false;
        }
        Instant begin = Instant.now();
        Map<String, String> ids = files.provide(definition.files());
        ImageReference image = definition.container().image().name();
        var credential = images.credential(image);
        var spec = definition.spec(file -> ids.get(definition.stack().qualified(file.name())));
        ServiceWait wait = new ServiceWait(swarm, definition, limit(definition));
        if (former.isPresent()) {
            swarm.updateService(former.get(), spec, image, credential);
            wait.untilUpdated(former.get());
        } else {
            awaitNew(swarm.createService(spec, image, credential), definition, wait);
        }
        progress.action((former.isPresent() ? "Updated " : "Created ") + definition.name() + " in "
                + Durations.format(Duration.between(begin, Instant.now())) + " ("
                + (definition.isJob() ? "done" : definition.replicas() + " of " + definition.replicas() + " tasks run")
                + ")");
        return true;
    }

    /** One that does not become ready has nothing that it could be rolled back to. */
    private void awaitNew(String id, ServiceDefinition definition, ServiceWait wait) {
        boolean isReady = false;
        try {
            wait.untilRunning(id);
            isReady = true;
        } finally {
            if (!isReady) {
                Uninterruptibles.run(() -> swarm.service(id).ifPresent(service -> {
                    swarm.removeService(service);
                    progress.action("Removed " + definition.name() + " again: it is not ready");
                }));
            }
        }
    }

    /** Each step of an update has the time of a task, and is monitored after it. */
    private static Duration limit(ServiceDefinition definition) {
        DeploySettings settings = definition.settings();
        Duration step = definition
                .container()
                .readiness()
                .flatMap(WaitRequest::time)
                .orElse(settings.waitTime())
                .plus(settings.monitor())
                .plus(UNHEALTHY);
        int parallel = settings.parallelism() == 0 ? definition.replicas() : settings.parallelism();
        return step.multipliedBy(Math.max(1, (definition.replicas() + parallel - 1) / Math.max(1, parallel)));
    }
}
