package io.github.dockermaven.container;

import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.engine.PublishedPort;
import java.util.List;
import java.util.Map;

/**
 * The report of a container in a list. Its components are the fields of the JSON for programs, so their names must not
 * change.
 *
 * @param alias its name in the POM; {@code null} if this plugin did not start it
 * @param image the name of its image
 * @param state {@code running}, {@code exited}, {@code created}, …
 * @param health {@code starting}, {@code healthy} or {@code unhealthy}; {@code null} without a health check
 * @param ports those that the engine's machine offers
 * @param status the state as the engine words it: {@code Up 3 minutes (healthy)}
 * @param created the time of its creation: {@code 2026-11-25T20:00:00Z}
 */
public record ContainerReport(
        String name,
        String id,
        String alias,
        String image,
        String state,
        String health,
        List<PublishedPort> ports,
        String status,
        String created,
        Map<String, String> labels) {
    static ContainerReport of(ListedContainer container) {
        return new ContainerReport(
                container.name(),
                container.id(),
                container.labels().get(Owner.ALIAS_LABEL),
                container.image(),
                container.state(),
                container.health().isEmpty() ? null : container.health(),
                container.ports(),
                container.status(),
                container.created().toString(),
                container.labels());
    }
}
