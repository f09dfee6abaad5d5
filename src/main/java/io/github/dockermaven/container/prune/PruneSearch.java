package io.github.dockermaven.container.prune;

import io.github.dockermaven.container.prune.Prunable.Kind;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.ListedContainer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The search for what nobody uses any more. */
final class PruneSearch {
    private static final int SHORT_ID = 12;

    private final PruneRequest request;
    private final EngineSession engine;
    private final List<Prunable> items = new ArrayList<>();
    private final List<String> left = new ArrayList<>();

    PruneSearch(PruneRequest request, EngineSession engine) {
        this.request = request;
        this.engine = engine;
    }

    /** Returns what is to be removed, without sizes. Nothing is changed. */
    PrunePlan run() {
        List<ListedContainer> staying = new ArrayList<>();
        List<ListedContainer> ended = new ArrayList<>();
        engine.containers().list().stream()
                .sorted(Comparator.comparing(ListedContainer::name))
                .forEach(container -> (isToGo(container) ? ended : staying).add(container));
        for (ListedContainer container : ended) {
            add(Kind.CONTAINER, container.id(), container.name() + " (" + container.status() + ")", container.labels());
        }
        new AnonymousVolumes(engine)
                .of(ended)
                .forEach((volume, container) ->
                        add(Kind.VOLUME, volume, volume + " of " + container.name(), container.labels()));
        new UnusedNetworks(request, engine, staying)
                .find(left::add)
                .forEach(network -> add(
                        Kind.NETWORK,
                        network.id(),
                        network.name(),
                        network.spec().labels()));
        if (request.meansImages()) {
            addImages(staying);
        }
        return new PrunePlan(items, left);
    }

    private boolean isToGo(ListedContainer container) {
        if (!container.hasEnded() || !request.isMeant(container.labels())) {
            return false;
        }
        Optional<String> reason = request.mayStart(container);
        reason.ifPresent(text -> left.add("Container " + container.name() + " stays: " + text));
        return reason.isEmpty();
    }

    private void addImages(List<ListedContainer> staying) {
        Set<String> used = new HashSet<>();
        staying.forEach(container -> used.add(container.imageId()));
        engine.images().list(Map.of("dangling", List.of("true"))).stream()
                .filter(image -> request.isMeant(image) && !used.contains(image.id()))
                .forEach(image -> add(Kind.IMAGE, image.id(), shortId(image.id()) + " without a name", image.labels()));
    }

    private void add(Kind kind, String id, String name, Map<String, String> labels) {
        items.add(new Prunable(kind, id, name, Optional.empty(), labels));
    }

    private static String shortId(String id) {
        String hex = id.substring(id.indexOf(':') + 1);
        return hex.substring(0, Math.min(SHORT_ID, hex.length()));
    }
}
