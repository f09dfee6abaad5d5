package io.github.dockermaven.container;

import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.report.Durations;
import io.github.dockermaven.report.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The stop of containers: each after those that depend on it, independent ones at once; then of the networks that were
 * made for them. What this plugin did not make is never touched.
 */
public class SystemStopper {
    private final CoverageData coverage;

    /** @param coverage where the data goes that was recorded in the containers */
    public SystemStopper(CoverageData coverage) {
        this.coverage = coverage;
    }

    /**
     * Stops containers and removes them.
     *
     * @param gone gets each that no longer runs
     * @throws DockerFailureException if a name means none, or one cannot be removed, when all others are
     */
    public void stop(StopRequest request, EngineSession engine, Progress progress, Consumer<GoneContainer> gone) {
        Instant begin = Instant.now();
        List<ListedContainer> all = engine.containers().list();
        List<ListedContainer> own = all.stream()
                .filter(container -> isMeant(container, request))
                .filter(container -> !request.keepsContainers() || !container.hasEnded())
                .toList();
        List<ListedContainer> chosen = request.names().isEmpty()
                ? own
                : ContainerLookup.among(own, Owner.place(request.owners())).named(request.names());
        reportLeft(all, request, progress);
        ContainerRemoval removal = new ContainerRemoval(engine, coverage, progress);
        new SystemRemoval(chosen, container -> {
                    Optional<ContainerRequest> configured = request.of(container);
                    StopSettings settings =
                            configured.map(ContainerRequest::stop).orElse(StopSettings.DEFAULT);
                    if (request.keepsContainers()) {
                        removal.stopOnly(container, settings);
                    } else {
                        removal.run(container, settings);
                    }
                    gone.accept(new GoneContainer(
                            container.id(),
                            configured
                                    .map(each -> each.properties().portNames())
                                    .orElse(List.of())));
                })
                .run();
        if (request.names().isEmpty() && !request.keepsContainers()) {
            new OwnNetworks(engine, progress).remove(request);
            if (request.removesVolumes()) {
                new OwnVolumes(engine, progress).remove(request);
            }
        }
        if (chosen.size() > 1) {
            progress.action((request.keepsContainers() ? "Stopped " : "Removed ") + chosen.size() + " containers in "
                    + Durations.format(Duration.between(begin, Instant.now())));
        }
        warnOfDependents(own, chosen, progress);
    }

    private static boolean isMeant(ListedContainer container, StopRequest request) {
        boolean isLabelled = Owner.PLUGIN.equals(container.labels().get(Owner.LABEL));
        boolean isConfigured =
                request.allContainers() && request.all().anyMatch(each -> each.isOfImage(container.image()));
        boolean isNamed = request.namePattern()
                .filter(filter -> filter.matches(container.name()))
                .isPresent();
        if (Owner.isOfRun(container.labels())) {
            return isNamed
                    || request.isOwn(container.labels()) && !request.names().isEmpty();
        }
        return request.isOwn(container.labels())
                || isLabelled && (isConfigured || isNamed)
                || request.composed().areMeant(container.labels());
    }

    private static void reportLeft(List<ListedContainer> all, StopRequest request, Progress progress) {
        if (all.stream().noneMatch(container -> isMeant(container, request))) {
            progress.action("No container of this project exists: nothing to stop");
        }
        request.composed().reportLeft(all, progress);
        List<String> ofRun = all.stream()
                .filter(container -> Owner.isOfRun(container.labels()) && request.isOwn(container.labels()))
                .filter(container -> !isMeant(container, request) && !container.hasEnded())
                .map(ListedContainer::name)
                .toList();
        if (!ofRun.isEmpty()) {
            progress.action("What docker:run has started stays: " + String.join(", ", ofRun)
                    + ". 'mvn docker:stop -Ddocker.container=" + ofRun.get(0) + "' removes one");
        }
        List<ListedContainer> elsewhere = all.stream()
                .filter(container -> !request.elsewhere()
                        && request.owners().stream().anyMatch(owner -> owner.ownsElsewhere(container.labels())))
                .toList();
        if (!elsewhere.isEmpty()) {
            progress.action("This project has started "
                    + elsewhere.stream().map(ListedContainer::name).collect(Collectors.joining(", ")) + " in "
                    + Owner.ofLabels(elsewhere.get(0).labels()).folder()
                    + ". They stay; 'mvn docker:stop -Ddocker.all' removes them too");
        }
        request.namePattern().ifPresent(filter -> all.stream()
                .filter(container -> filter.matches(container.name()))
                .filter(container -> !container.labels().containsKey(Owner.LABEL))
                .forEach(container -> progress.action("Container " + container.name()
                        + " stays: this plugin did not make it. 'docker rm --force " + container.name()
                        + "' removes it")));
    }

    private static void warnOfDependents(List<ListedContainer> own, List<ListedContainer> stopped, Progress progress) {
        own.stream()
                .filter(container -> !stopped.contains(container) && !container.hasEnded())
                .forEach(container -> {
                    List<String> lost = stopped.stream()
                            .map(ListedContainer::name)
                            .filter(ContainerLabels.of(container).dependsOn()::contains)
                            .toList();
                    if (!lost.isEmpty()) {
                        progress.action(container.name() + " still runs, and depends on " + String.join(", ", lost));
                    }
                });
    }
}
