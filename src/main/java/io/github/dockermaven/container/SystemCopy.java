package io.github.dockermaven.container;

import io.github.dockermaven.container.CopyRequest.Entry;
import io.github.dockermaven.container.copy.CopiedFiles;
import io.github.dockermaven.container.copy.CopyFromContainer;
import io.github.dockermaven.engine.EngineContainerFiles.Container;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.images.EnginePull;
import io.github.dockermaven.report.Progress;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The copy of files out of the containers that a project describes. */
public record SystemCopy(EngineSession engine, Progress progress) {
    /**
     * Copies from containers that exist: those that a start made for the project, else those of the name or the image.
     *
     * @param isOfAll whether it is copied from all that are meant, the oldest first, not from the newest alone
     * @throws DockerFailureException if an image has no container, or something is not there
     */
    public void fromExisting(List<CopyRequest> requests, boolean isOfAll) {
        List<ListedContainer> existing = engine.containers().list().stream()
                .sorted(Comparator.comparing(ListedContainer::created))
                .toList();
        Map<CopyRequest, List<ListedContainer>> found = new LinkedHashMap<>();
        requests.forEach(request -> found.put(request, find(request, existing)));
        found.forEach((request, containers) -> {
            List<ListedContainer> meant =
                    isOfAll ? containers : containers.subList(containers.size() - 1, containers.size());
            meant.forEach(container -> copy(request, new Container(container.id(), container.name())));
        });
    }

    /**
     * Copies from containers that are made for it, never started, and removed afterwards.
     *
     * @param pull pulls an image by its policy
     */
    public void fromCreated(List<CopyRequest> requests, Supplier<EnginePull> pull) {
        List<ContainerRequest> containers =
                requests.stream().map(CopyRequest::container).toList();
        new ContainerImages(engine, pull, progress).provide(containers);
        for (CopyRequest request : requests) {
            try (CreatedForCopy created = CreatedForCopy.of(request, engine)) {
                copy(request, created.container());
            }
        }
    }

    private static List<ListedContainer> find(CopyRequest request, List<ListedContainer> existing) {
        List<ListedContainer> started = existing.stream()
                .filter(each -> request.owner().owns(each.labels()))
                .filter(each -> !Owner.isOfRun(each.labels()))
                .filter(each ->
                        ContainerLookup.alias(each).equals(request.container().alias()))
                .toList();
        if (!started.isEmpty()) {
            return started;
        }
        List<ListedContainer> others = existing.stream()
                .filter(each -> request.names()
                        .map(names -> names.matches(each.name()))
                        .orElseGet(() -> request.container().isOfImage(each.image())))
                .toList();
        if (others.isEmpty()) {
            throw new DockerFailureException("Nothing can be copied from a container of image "
                    + request.container().image().name() + ": there is none"
                    + (request.names().isPresent() ? " with such a name as <copyNamePattern> has" : "")
                    + ". Start it with docker:start, name docker:copy before docker:stop in the POM, or have one made for"
                    + " the copy: -Ddocker.createContainers.");
        }
        return others;
    }

    private void copy(CopyRequest request, Container container) {
        CopyFromContainer copy = new CopyFromContainer(engine.containerFiles(), progress);
        for (Entry entry : request.entries()) {
            String path = absolute(entry.containerPath(), container);
            entry.hostDirectory().makeFolder();
            CopiedFiles copied = copy.run(new CopyFromContainer.Source(container, path, false), entry.hostDirectory());
            progress.action("Copied " + copied.amount() + ", from " + container.name() + ":" + PrintableText.quote(path)
                    + " into " + entry.hostDirectory());
            copied.leftOut().ifPresent(progress::action);
        }
    }

    private String absolute(String path, Container container) {
        if (path.startsWith("/")) {
            return path;
        }
        String folder = engine.containers()
                .document(container.id())
                .map(document -> document.path("Config").path("WorkingDir").asText())
                .orElse("");
        return folder + "/" + path;
    }
}
