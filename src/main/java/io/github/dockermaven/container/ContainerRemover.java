package io.github.dockermaven.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.EngineVolumes.EngineVolume;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.report.Progress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The removal of containers that a user names, with their anonymous volumes, each after those that depend on it.
 *
 * @param isForced whether one that runs is killed
 * @param removesVolumes whether the volumes with a name go too that were made for the containers
 * @param ended gets each that has ended, before it is removed
 */
public record ContainerRemover(boolean isForced, boolean removesVolumes, Consumer<ListedContainer> ended) {
    /**
     * Removes containers.
     *
     * @param gone gets each that is removed
     * @throws DockerFailureException if one of them runs, before any is removed; or if one cannot be removed, when all others
     *     are
     */
    public void remove(
            List<ListedContainer> containers, EngineSession engine, Progress progress, Consumer<GoneContainer> gone) {
        if (!isForced) {
            checkEnded(containers);
        }
        Set<String> volumes = new LinkedHashSet<>();
        if (removesVolumes) {
            containers.forEach(container -> volumes.addAll(volumes(container, engine)));
        }
        new SystemRemoval(containers, container -> {
                    if (container.hasEnded()) {
                        rescue(container, progress);
                    }
                    engine.containers().remove(container.id(), isForced, true);
                    progress.action("Removed " + ContainerRemoval.subject(container));
                    gone.accept(new GoneContainer(container.id(), List.of()));
                })
                .run();
        if (!volumes.isEmpty()) {
            removeVolumes(volumes, engine, progress);
        }
    }

    private void rescue(ListedContainer container, Progress progress) {
        try {
            ended.accept(container);
        } catch (DockerFailureException | DockerExecutionException e) {
            if (!isForced) {
                throw e;
            }
            progress.action("Removing " + ContainerRemoval.subject(container) + " all the same: " + e.getMessage());
        }
    }

    private static void checkEnded(List<ListedContainer> containers) {
        List<ListedContainer> running =
                containers.stream().filter(container -> !container.hasEnded()).toList();
        if (!running.isEmpty()) {
            throw new DockerFailureException("Nothing is removed, because of "
                    + running.stream()
                            .map(container -> "container '" + container.name() + "', which is " + container.state())
                            .collect(Collectors.joining(", "))
                    + ". 'mvn docker:stop -Ddocker.container=" + running.get(0).name()
                    + "' stops and removes what docker:start has started; -Ddocker.force kills and removes any.");
        }
    }

    /** Returns the names of its volumes, those that the engine has chosen too: they go with the container. */
    private static List<String> volumes(ListedContainer container, EngineSession engine) {
        List<String> names = new ArrayList<>();
        for (JsonNode mount : engine.containers()
                .document(container.id())
                .map(document -> document.path("Mounts"))
                .orElseGet(MissingNode::getInstance)) {
            if (mount.path("Type").asText().equals("volume")) {
                names.add(mount.path("Name").asText());
            }
        }
        return names;
    }

    private static void removeVolumes(Set<String> names, EngineSession engine, Progress progress) {
        for (EngineVolume volume : engine.volumes().list(Map.of())) {
            if (!names.contains(volume.name())) {
                continue;
            }
            List<ListedContainer> users = engine.containers().list(Map.of("volume", List.of(volume.name())));
            if (!Owner.PLUGIN.equals(volume.labels().get(Owner.LABEL))) {
                progress.action("Volume " + volume.name() + " stays: this plugin did not make it."
                        + " 'mvn docker:volume-rm -Ddocker.volume=" + volume.name() + "' removes it");
            } else if (!users.isEmpty()) {
                progress.action("Volume " + volume.name() + " stays, because containers use it: "
                        + users.stream().map(ListedContainer::name).sorted().collect(Collectors.joining(", ")));
            } else {
                engine.volumes().remove(volume.name());
                progress.action("Removed volume " + volume.name());
            }
        }
    }
}
