package io.github.dockermaven.container;

import io.github.dockermaven.container.StartedContainer.Change;
import io.github.dockermaven.engine.EngineContainer;

/** The logs of the containers of a start. Safe for use by several threads. */
public interface StartedLogs {
    /** Nobody wants to see them. */
    StartedLogs NONE = (request, container, change) -> {};

    /** Begins with a container that runs; from its begin if it was started now. */
    void follow(ContainerRequest request, EngineContainer container, Change change);
}
