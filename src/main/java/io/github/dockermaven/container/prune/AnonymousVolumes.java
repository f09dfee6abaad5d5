package io.github.dockermaven.container.prune;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.dockermaven.container.Owner;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.EngineVolumes.EngineVolume;
import io.github.dockermaven.engine.ListedContainer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The volumes whose names an engine has chosen: it removes them with the container that they were made for. */
record AnonymousVolumes(EngineSession engine) {
    /**
     * Returns those of containers of this plugin that no other container uses, each by its name with the first container that
     * has it. Those of others stay: {@code docker system prune} does not remove them either.
     */
    Map<String, ListedContainer> of(List<ListedContainer> containers) {
        Map<String, ListedContainer> volumes = new LinkedHashMap<>();
        containers.stream()
                .filter(container -> Owner.PLUGIN.equals(container.labels().get(Owner.LABEL)))
                .forEach(container -> names(container).forEach(name -> volumes.putIfAbsent(name, container)));
        volumes.keySet().removeIf(name -> isUsedByOthers(name, containers));
        return volumes;
    }

    private List<String> names(ListedContainer container) {
        JsonNode mounts = engine.containers()
                .document(container.id())
                .map(document -> document.path("Mounts"))
                .orElseGet(MissingNode::getInstance);
        List<String> names = new ArrayList<>();
        for (JsonNode mount : mounts) {
            String name = mount.path("Name").asText("");
            if (mount.path("Type").asText().equals("volume") && EngineVolume.isAnonymous(name)) {
                names.add(name);
            }
        }
        return names;
    }

    private boolean isUsedByOthers(String volume, List<ListedContainer> containers) {
        return engine.containers().list(Map.of("volume", List.of(volume))).stream()
                .anyMatch(
                        user -> containers.stream().noneMatch(each -> each.id().equals(user.id())));
    }
}
