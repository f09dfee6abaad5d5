package io.github.dockermaven.container.prune;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.container.GoneContainer;
import io.github.dockermaven.container.prune.Prunable.Kind;
import io.github.dockermaven.engine.DiskUsage;
import io.github.dockermaven.engine.EngineNetwork;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.report.Activity;
import io.github.dockermaven.report.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The removal of what nobody uses any more: planned first, so that a user can be asked.
 *
 * @param ended gets each container of this plugin, before it is removed
 */
public record Pruner(PruneRequest request, EngineSession engine, Progress progress, Consumer<ListedContainer> ended) {
    /** Returns what there is to remove, with sizes. Nothing is changed. */
    public PrunePlan plan() {
        PrunePlan plan = new PruneSearch(request, engine).run();
        if (plan.isEmpty() && !request.meansBuildCache()) {
            return plan;
        }
        Activity measuring = progress.begin("Measuring what is on the engine's disk");
        try {
            DiskUsage usage = engine.disk().usage();
            PrunePlan measured = plan.measured(usage);
            return request.meansBuildCache() && usage.cache().entries() > 0
                    ? measured.with(Prunable.of(usage.cache()))
                    : measured;
        } finally {
            measuring.close();
        }
    }

    /**
     * Removes what was planned, if still nobody uses it: it may have been started meanwhile.
     *
     * @param gone gets each container that is removed
     * @throws DockerFailureException if the engine refuses to remove something, when all else is removed
     */
    public void remove(PrunePlan plan, Consumer<GoneContainer> gone) {
        PrunePlan now = new PruneSearch(request, engine).run();
        PrunePlan removed = new PrunePlan(List.of(), List.of());
        List<String> failures = new ArrayList<>();
        try {
            for (Prunable item : plan.items()) {
                if (item.kind() != Kind.BUILD_CACHE && !now.has(item)) {
                    progress.action("The " + item.subject() + " stays: somebody uses it meanwhile, or has removed it");
                    continue;
                }
                try {
                    Optional<Prunable> done = remove(item, gone);
                    removed = done.map(removed::with).orElse(removed);
                } catch (DockerFailureException e) {
                    failures.add("\n  - " + item.subject() + ": " + e.getMessage());
                }
            }
        } finally {
            // Said too if the engine goes away in between.
            if (!removed.isEmpty()) {
                progress.action("Removed " + removed.counts() + ". Space won: " + removed.space());
            }
        }
        if (!failures.isEmpty()) {
            throw new DockerFailureException(
                    "Not everything could be removed. Whatever uses it has to go first:" + String.join("", failures));
        }
    }

    /** Returns the thing if it is gone. */
    private Optional<Prunable> remove(Prunable item, Consumer<GoneContainer> gone) {
        return switch (item.kind()) {
            case CONTAINER -> {
                if (item.isOurs()) {
                    engine.containers().list(Map.of("id", List.of(item.id()))).stream()
                            .filter(container -> container.id().equals(item.id()))
                            .forEach(ended);
                }
                // The volumes of others stay, as with the docker command.
                engine.containers().remove(item.id(), false, item.isOurs());
                gone.accept(new GoneContainer(item.id(), List.of()));
                yield Optional.of(item);
            }
            // It went with its container, unless a user gave it a name that only looks like the engine's.
            case VOLUME ->
                Optional.of(item)
                        .filter(each -> engine.volumes().find(each.id()).isEmpty());
            case NETWORK -> removeNetwork(item);
            case IMAGE -> {
                removeImage(item);
                yield Optional.of(item);
            }
            case BUILD_CACHE -> Optional.of(item.withSize(engine.disk().pruneBuildCache()));
        };
    }

    /** A network may be in use where the engine does not show it: by a service of its swarm. */
    private Optional<Prunable> removeNetwork(Prunable item) {
        try {
            engine.networks().find(item.id()).ifPresent((EngineNetwork network) -> engine.networks()
                    .remove(network));
            return Optional.of(item);
        } catch (DockerFailureException e) {
            progress.action("The " + item.subject() + " stays: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** An engine removes an image by its id only if it has one digest of a registry at most. */
    private void removeImage(Prunable item) {
        List<String> digests = new ArrayList<>();
        engine.images().document(item.id()).ifPresent(image -> {
            for (JsonNode digest : image.path("RepoDigests")) {
                digests.add(digest.asText());
            }
        });
        for (String name : digests.size() > 1 ? digests : List.of(item.id())) {
            engine.images().remove(name, false);
        }
    }
}
