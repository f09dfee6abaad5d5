package io.github.dockermaven.container;

import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.network.NameOrId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The containers that run, once or again and again.
 *
 * @param owners whose containers are meant by their aliases
 * @param names what they are called; if empty, all of the owners that run
 * @param ofEngine whether all of the engine that run are meant, if there are no names
 */
public record RunningContainers(EngineSession engine, List<Owner> owners, List<NameOrId> names, boolean ofEngine) {
    /**
     * The containers after a while.
     *
     * @param running those that run still, and if none were named, those that were started meanwhile
     * @param ended what has become of the others
     */
    public record Later(List<ListedContainer> running, List<String> ended) {}

    /**
     * Returns the containers.
     *
     * @throws DockerFailureException if a name means none, or one that does not run
     */
    public List<ListedContainer> find() {
        if (names.isEmpty()) {
            return running(engine.containers().list());
        }
        List<ListedContainer> found = ContainerLookup.of(owners, engine).named(names);
        found.stream().filter(ListedContainer::hasEnded).findFirst().ifPresent(container -> {
            throw new DockerFailureException("Container '" + container.name() + "' does not run, it is "
                    + container.state() + ". 'mvn docker:logs -Ddocker.container=" + container.name()
                    + "' prints what it has written.");
        });
        return found;
    }

    /** Returns what has become of containers since they were found. */
    public Later later(List<ListedContainer> containers) {
        List<ListedContainer> all = engine.containers().list();
        List<ListedContainer> running = new ArrayList<>();
        List<String> ended = new ArrayList<>();
        for (ListedContainer container : containers) {
            Optional<ListedContainer> now = all.stream()
                    .filter(each -> each.id().equals(container.id()))
                    .findFirst();
            if (now.isEmpty()) {
                ended.add("Container " + container.name() + " has ended, and is removed");
            } else if (now.get().hasEnded()) {
                ended.add("Container " + container.name() + " has ended: "
                        + now.get().status());
            } else {
                running.add(now.get());
            }
        }
        if (names.isEmpty()) {
            running(all).stream()
                    .filter(each ->
                            containers.stream().noneMatch(known -> known.id().equals(each.id())))
                    .forEach(running::add);
        }
        return new Later(running, ended);
    }

    /** Returns what a message calls the place of the containers. */
    public String place() {
        return ofEngine ? "the engine at " + engine.address() : Owner.place(owners);
    }

    private List<ListedContainer> running(List<ListedContainer> all) {
        return all.stream()
                .filter(each -> !each.hasEnded())
                .filter(each -> ofEngine || owners.stream().anyMatch(owner -> owner.owns(each.labels())))
                .toList();
    }
}
