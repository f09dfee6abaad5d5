package io.github.dockermaven.swarm;

import io.github.dockermaven.engine.EngineNetwork;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.EngineSwarm;
import io.github.dockermaven.engine.EngineSwarm.SwarmObject;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.report.Durations;
import io.github.dockermaven.report.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The removal of what a project has deployed: its services, then its networks, secrets and configs. */
public record StackRemover(EngineSession engine, Progress progress) {
    private static final Duration PAUSE = Duration.ofMillis(250);
    /** A node reports late that a task has left a network. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** @throws DockerFailureException if the engine manages no swarm, or refuses */
    public void remove(Stack stack) {
        SwarmManager.check(engine);
        EngineSwarm swarm = engine.swarm();
        Instant begin = Instant.now();
        List<SwarmObject> all = swarm.services(stack.filter());
        List<SwarmObject> own =
                all.stream().filter(each -> stack.owner().owns(each.labels())).toList();
        all.stream()
                .filter(each -> !own.contains(each))
                .forEach(each -> progress.action("Service " + each.name()
                        + " stays: it is of the same stack, and this project has not deployed it"));
        for (SwarmObject service : own) {
            swarm.removeService(service);
            progress.action("Removed " + service.name());
        }
        new StackFiles(swarm, stack, progress).removeOthers(Set.of());
        int networks = removeNetworks(stack);
        progress.action(
                own.isEmpty() && networks == 0
                        ? "Nothing of stack " + stack.name() + " is deployed: nothing to remove"
                        : "Removed stack " + stack.name() + " in "
                                + Durations.format(Duration.between(begin, Instant.now())));
    }

    private int removeNetworks(Stack stack) {
        List<EngineNetwork> own = networks(stack);
        Instant end = Instant.now().plus(LONGEST);
        own.forEach(network -> remove(network, end));
        // A swarm takes a network away when the last task in it has ended: before, no other can have its name.
        while (!networks(stack).isEmpty()) {
            if (Instant.now().isAfter(end)) {
                throw new DockerFailureException("The networks of stack '" + stack.name() + "' are still there after "
                        + LONGEST.toSeconds() + " s: tasks in them have not ended. 'docker stack ps " + stack.name()
                        + "' lists them; call docker:undeploy again.");
            }
            pause();
        }
        return own.size();
    }

    private List<EngineNetwork> networks(Stack stack) {
        return engine.networks().list(Map.of("label", List.of(stack.filter()))).stream()
                .filter(network -> stack.owner().owns(network.spec().labels()))
                .toList();
    }

    private void remove(EngineNetwork network, Instant end) {
        while (true) {
            try {
                engine.networks().remove(network);
                progress.action("Removed network " + network.name());
                return;
            } catch (DockerFailureException e) {
                if (Instant.now().isAfter(end)) {
                    throw e;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DockerExecutionException("The removal was interrupted.", e);
        }
    }
}
