package io.github.dockermaven.swarm;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How services are run and updated.
 *
 * @param replicas how many tasks services have, by the containers' aliases
 * @param usualReplicas how many those have of which nothing is said
 * @param startsFirst whether a task's successor is started before it is stopped
 * @param parallelism how many tasks are updated at once
 * @param monitor how long a task that has failed after its update counts
 * @param waitTime the time in which a service has to be ready whose container's own configuration says none
 */
public record DeploySettings(
        Map<String, Integer> replicas,
        int usualReplicas,
        boolean startsFirst,
        int parallelism,
        Duration monitor,
        Duration waitTime) {
    private static final String NUMBER = "[0-9]{1,5}";

    public DeploySettings {
        replicas = Map.copyOf(replicas);
    }

    /**
     * Reads settings.
     *
     * @param replicas {@code 2} for all, {@code users=3} for one
     * @param order {@code start-first} or {@code stop-first}
     * @throws DockerFailureException if one has another form
     */
    public static DeploySettings parse(
            List<String> replicas, String order, String parallelism, Duration monitor, Duration waitTime) {
        int usual = 1;
        Map<String, Integer> ofAliases = new LinkedHashMap<>();
        for (String text : replicas) {
            if (text.matches(NUMBER)) {
                usual = Integer.parseInt(text);
            } else if (text.matches("[^=]+=" + NUMBER)) {
                int sign = text.indexOf('=');
                ofAliases.put(text.substring(0, sign), Integer.parseInt(text.substring(sign + 1)));
            } else {
                throw new DockerFailureException("docker.deploy.replicas: '" + PrintableText.quote(text)
                        + "' is no number of tasks. Write 2 for all services, or users=3 for that of a container.");
            }
        }
        if (!List.of("start-first", "stop-first").contains(order)) {
            throw new DockerFailureException("docker.deploy.order: '" + PrintableText.quote(order)
                    + "' is not known. Write start-first or stop-first.");
        }
        if (!parallelism.matches(NUMBER)) {
            throw new DockerFailureException("docker.deploy.parallelism: '" + PrintableText.quote(parallelism)
                    + "' is no number of tasks. Write 2, or 0 for all at once.");
        }
        return new DeploySettings(
                ofAliases, usual, order.equals("start-first"), Integer.parseInt(parallelism), monitor, waitTime);
    }

    /** @throws DockerFailureException if a number of tasks is for a container that there is not */
    void check(List<String> aliases) {
        replicas.keySet().stream()
                .filter(alias -> !aliases.contains(alias))
                .findFirst()
                .ifPresent(alias -> {
                    throw new DockerFailureException("docker.deploy.replicas: no container is called '"
                            + PrintableText.quote(alias) + "'. There are " + String.join(", ", aliases) + ".");
                });
    }
}
