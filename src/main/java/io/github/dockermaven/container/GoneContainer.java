package io.github.dockermaven.container;

import java.util.List;

/**
 * A container that no longer runs.
 *
 * @param portProperties the names of the properties that its published ports were put into
 */
public record GoneContainer(String id, List<String> portProperties) {
    public GoneContainer {
        portProperties = List.copyOf(portProperties);
    }
}
