package io.github.dockermaven.container;

import io.github.dockermaven.container.copy.ProvidedFile;
import io.github.dockermaven.engine.ContainerSpec;
import io.github.dockermaven.engine.EngineContainer;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.engine.ProcessSpec;
import io.github.dockermaven.network.NetworkCreator;
import io.github.dockermaven.report.Progress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A container that {@code docker:run} is about to create: its image and networks are there, and all that could be checked is.
 *
 * @param id the value of its own label, by which it is found even if the engine's answer is not heard
 * @param spec with name and labels
 * @param files what it has from this machine before its first process
 */
public record PreparedRun(String id, ContainerSpec spec, List<ProvidedFile> files) {
    /**
     * Prepares the run of a container.
     *
     * @param request the container, of the only part, and the networks that are made for it
     * @throws io.github.dockermaven.error.DockerFailureException if something that it needs is not there, or cannot be
     *     pulled or made
     */
    public static PreparedRun of(
            SystemRequest request, RunOptions options, NetworkCreator networks, StartContext context) {
        EngineSession engine = context.engine();
        Map<ContainerRequest, Owner> owners = request.owners();
        ContainerRequest wanted = owners.keySet().iterator().next().alone();
        Owner owner = owners.values().iterator().next();
        List<ListedContainer> existing = engine.containers().list();
        Map<String, ListedContainer> known = known(existing, owner);
        StartOrder.of(List.of(wanted), known.keySet());
        if (HostFiles.areMounted(List.of(wanted))) {
            HostFiles.of(engine).check(List.of(wanted));
        }
        ContainerFiles files = ContainerFiles.read(List.of(wanted));
        String imageId = new ContainerImages(engine, context.pull(), context.progress())
                .provide(List.of(wanted))
                .get(wanted);
        new ContainerNetworks(networks, request, new ExistingContainers(existing, Map.of(wanted, owner)))
                .provide(List.of(wanted), context);
        ContainerSpec completed =
                new SpecCompletion(new StartProperties(), name -> inspected(known, name, engine)).complete(wanted);
        ProcessSpec process = completed.process();
        ContainerSpec complete = completed
                .withProcess(process.withInput(new ProcessSpec.Input(
                        options.hasTerminal() || process.input().tty(),
                        options.hasInput() || process.input().openStdin(),
                        options.hasInput() && !options.isDetached())))
                .withHost(completed.host().withAutoRemove(options.isRemoved()));
        String id = UUID.randomUUID().toString();
        Map<String, String> labels = new HashMap<>(SpecCompletion.labels(
                complete, files.digest(wanted, complete), owner, wanted.alias(), imageId, List.of()));
        labels.put(Owner.RUN_LABEL, id);
        String name =
                new ContainerNames(existing.stream().map(ListedContainer::name).toList()).next(wanted.namePattern());
        ContainerSpec resolved = HostNames.resolve(wanted.alias(), complete);
        return new PreparedRun(id, resolved.withName(name).withLabels(labels), wanted.files());
    }

    /** Puts its files into the container that was created. */
    public void provideFiles(String created, EngineSession engine, Progress progress) {
        ContainerFiles.provide(files, created, spec.name(), engine, progress);
    }

    /** Returns the container, for messages. */
    public String subject() {
        return (spec.name().isEmpty() ? "A container" : "Container '" + spec.name() + "'") + " of image "
                + spec.image();
    }

    /** Returns the containers that a link, a volume or a network may mean: by their names, and the owner's by their aliases. */
    private static Map<String, ListedContainer> known(List<ListedContainer> existing, Owner owner) {
        Map<String, ListedContainer> known = new HashMap<>();
        List<ListedContainer> own = new ArrayList<>(existing);
        own.removeIf(each -> !owner.owns(each.labels()));
        existing.forEach(each -> known.put(each.name(), each));
        own.forEach(each -> known.put(ContainerLabels.of(each).alias(), each));
        return known;
    }

    private static Optional<EngineContainer> inspected(
            Map<String, ListedContainer> known, String name, EngineSession engine) {
        return Optional.ofNullable(known.get(name))
                .flatMap(container -> engine.containers().find(container.id()));
    }
}
