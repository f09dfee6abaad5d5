package io.github.dockermaven.container;

import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.network.NameOrId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The containers that are to stop.
 *
 * @param owners whose containers; of others none is touched, unless {@code allContainers} or {@code namePattern} says so
 * @param configured the containers that each project configures now, for how they are stopped
 * @param names those that are meant, by alias, name, id or image; empty for all
 * @param elsewhere whether those count too that this project has started in another folder
 * @param allContainers whether those of other owners count too whose image is configured
 * @param namePattern those of other owners count too whose name it matches
 * @param keepsContainers whether they are stopped, and not removed
 * @param removesVolumes whether their volumes with a name are removed too
 * @param composed those that docker compose has started of the same files
 */
public record StopRequest(
        List<Owner> owners,
        Map<Owner, List<ContainerRequest>> configured,
        List<NameOrId> names,
        boolean elsewhere,
        boolean allContainers,
        Optional<ContainerNameFilter> namePattern,
        boolean keepsContainers,
        boolean removesVolumes,
        ComposedContainers composed) {
    public StopRequest {
        owners = List.copyOf(owners);
        configured = Collections.unmodifiableMap(new LinkedHashMap<>(configured));
        names = List.copyOf(names);
    }

    /** Returns whether something with these labels is of the owners, in this folder or, if that is asked for, in another. */
    boolean isOwn(Map<String, String> labels) {
        return owners.stream().anyMatch(owner -> owner.owns(labels) || elsewhere && owner.ownsElsewhere(labels));
    }

    /** Returns all containers that are configured now. */
    Stream<ContainerRequest> all() {
        return configured.values().stream().flatMap(List::stream);
    }

    /** Returns what is configured for a container: of its alias, in its own project, else in another. */
    Optional<ContainerRequest> of(ListedContainer container) {
        String alias = ContainerLabels.of(container).alias();
        return Stream.concat(
                        configured.entrySet().stream()
                                .filter(each -> each.getKey().owns(container.labels()))
                                .flatMap(each -> each.getValue().stream()),
                        all())
                .filter(each -> each.alias().equals(alias))
                .findFirst();
    }
}
