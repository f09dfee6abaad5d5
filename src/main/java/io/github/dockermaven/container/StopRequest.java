package io.github.dockermaven.container;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The containers that are to stop.
 *
 * @param owners whose containers; of others none is touched, unless {@code allContainers} or {@code namePattern} says so
 * @param configured the containers that are configured now, for how they are stopped
 * @param names those that are meant, by alias or name; empty for all
 * @param elsewhere whether those count too that this project has started in another folder
 * @param allContainers whether those of other owners count too whose image is configured
 * @param namePattern those of other owners count too whose name it matches
 * @param keepsContainers whether they are stopped, and not removed
 * @param removesVolumes whether their volumes with a name are removed too
 */
public record StopRequest(
        List<Owner> owners,
        List<ContainerRequest> configured,
        List<String> names,
        boolean elsewhere,
        boolean allContainers,
        Optional<ContainerNameFilter> namePattern,
        boolean keepsContainers,
        boolean removesVolumes) {
    public StopRequest {
        owners = List.copyOf(owners);
        configured = List.copyOf(configured);
        names = List.copyOf(names);
    }

    /** Returns whether something with these labels is of the owners, in this folder or, if that is asked for, in another. */
    boolean isOwn(Map<String, String> labels) {
        return owners.stream().anyMatch(owner -> owner.owns(labels) || elsewhere && owner.ownsElsewhere(labels));
    }

    /** Returns how a container of an alias is stopped. */
    StopSettings settings(String alias) {
        return configured.stream()
                .filter(each -> each.alias().equals(alias))
                .findFirst()
                .map(ContainerRequest::stop)
                .orElse(StopSettings.DEFAULT);
    }
}
