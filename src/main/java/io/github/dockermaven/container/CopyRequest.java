package io.github.dockermaven.container;

import io.github.dockermaven.container.copy.HostTarget;
import java.util.List;
import java.util.Optional;

/**
 * What is copied out of the container of an image.
 *
 * @param container as the project describes it
 * @param owner whose it is, if a start made it
 * @param names of the containers that are meant if no start made one; without, all of the image are meant
 */
public record CopyRequest(
        ContainerRequest container, Owner owner, List<Entry> entries, Optional<ContainerNameFilter> names) {
    public CopyRequest {
        entries = List.copyOf(entries);
    }

    /**
     * A file or folder that is copied.
     *
     * @param containerPath from the root, or from the folder that the container's process runs in
     * @param hostDirectory the folder that it is copied into
     */
    public record Entry(String containerPath, HostTarget hostDirectory) {}

    /** Returns the same with another description of the container. */
    public CopyRequest of(ContainerRequest described) {
        return new CopyRequest(described, owner, entries, names);
    }
}
