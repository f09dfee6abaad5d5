package io.github.dockermaven.container;

import io.github.dockermaven.engine.ContainerSpec;
import io.github.dockermaven.engine.CreatedContainer;
import io.github.dockermaven.engine.EngineContainerFiles.Container;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.HostConfig.Storage;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.engine.NetworkingSpec;
import io.github.dockermaven.engine.ProcessSpec;
import io.github.dockermaven.io.Uninterruptibles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A container that is made to copy from it, never started, and removed when this is closed. */
public final class CreatedForCopy implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(CreatedForCopy.class);

    private final EngineSession engine;
    private final String key;
    private final Container container;

    private CreatedForCopy(EngineSession engine, String key, Container container) {
        this.engine = engine;
        this.key = key;
        this.container = container;
    }

    /** Makes a container, without networks and ports, and with the label of one that no start takes for its own. */
    static CreatedForCopy of(CopyRequest request, EngineSession engine) {
        return of(request.container(), request.owner(), name(request, engine), engine);
    }

    /** Makes a container with nothing of an image but its files, to look at them. */
    public static CreatedForCopy ofImage(ContainerRequest container, Owner owner, EngineSession engine) {
        ContainerSpec spec = container.spec();
        Storage none = new Storage(List.of(), Map.of(), List.of());
        // An image without a command is refused.
        ProcessSpec process = spec.process().withCommand(Optional.of(List.of("/")), Optional.empty(), Map.of());
        return of(
                container.withSpec(spec.withHost(spec.host().withStorage(none)).withProcess(process)),
                owner,
                "",
                engine);
    }

    private static CreatedForCopy of(ContainerRequest container, Owner owner, String name, EngineSession engine) {
        String key = UUID.randomUUID().toString();
        Map<String, String> labels = new HashMap<>(owner.labels());
        labels.put(Owner.ALIAS_LABEL, container.alias());
        labels.put(Owner.RUN_LABEL, key);
        ContainerSpec spec = container.spec().withName(name).withLabels(labels).withNetworking(NetworkingSpec.NONE);
        boolean isDone = false;
        try {
            CreatedContainer created = engine.containers().create(spec);
            isDone = true;
            return new CreatedForCopy(
                    engine, key, new Container(created.id(), name.isEmpty() ? container.alias() : name));
        } finally {
            if (!isDone) {
                remove(engine, key);
            }
        }
    }

    /** Returns the next name of its pattern; none if that has one only, and the container that runs has it. */
    private static String name(CopyRequest request, EngineSession engine) {
        List<String> taken =
                engine.containers().list().stream().map(ListedContainer::name).toList();
        String name = new ContainerNames(taken).next(request.container().namePattern());
        return taken.contains(name) ? "" : name;
    }

    /** Returns the container. */
    public Container container() {
        return container;
    }

    @Override
    public void close() {
        remove(engine, key);
    }

    /** By a session of its own: the goal's is closed if its thread was interrupted. By the label: the answer may not have come. */
    private static void remove(EngineSession engine, String key) {
        Uninterruptibles.run(() -> {
            try (EngineSession own = engine.another()) {
                own.containers()
                        .list(Map.of("label", List.of(Owner.RUN_LABEL + "=" + key)))
                        .forEach(each -> own.containers().remove(each.id(), true, true));
            } catch (RuntimeException e) {
                LOGGER.warn("A container that was made to copy from it may be left: {}", e.getMessage());
            }
        });
    }
}
