package io.github.dockermaven.compose.system;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import java.util.Map;
import java.util.Optional;

/**
 * How the services of a compose file, their networks and volumes are called in the engine.
 *
 * @param project the project's name
 * @param services the services by their keys
 * @param top the whole file
 * @param isSwarm whether they are services of a swarm, whose containers have no names of their own
 */
record ServiceNames(String project, Map<String, ComposeValue> services, ComposeValue top, boolean isSwarm) {
    static ServiceNames of(String project, ComposeValue top, boolean isSwarm) {
        return new ServiceNames(project, top.entries("services"), top, isSwarm);
    }

    /** Returns the name by which a service's container is known. */
    String container(String service) {
        return Optional.ofNullable(services.get(service))
                .flatMap(each -> each.text("container_name"))
                .orElse(isSwarm ? service : project + "-" + service + "-1");
    }

    /**
     * Returns the name of a service's image. One that is only built is called as compose calls it.
     *
     * @throws DockerFailureException if it is not valid
     */
    ImageReference image(ComposeValue service) {
        Optional<ComposeValue> given = service.get("image");
        try {
            return ImageReference.parse(given.map(ComposeValue::text).orElse(project + "-" + service.name()));
        } catch (DockerFailureException e) {
            throw given.orElse(service).error(e.getMessage());
        }
    }

    /** Returns the name of a network. */
    String network(String key) {
        return name("networks", key);
    }

    /** Returns the name of a volume. */
    String volume(String key) {
        return name("volumes", key);
    }

    private String name(String kind, String key) {
        return Optional.ofNullable(top.entries(kind).get(key))
                .filter(value -> !value.isNull())
                .flatMap(value -> value.text("name"))
                .orElse(project + "_" + key);
    }
}
