package io.github.dockermaven.container.log;

import io.github.dockermaven.container.ContainerLookup;
import io.github.dockermaven.container.Owner;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.network.NameOrId;
import java.util.List;

/** The containers whose logs are meant: those of an owner, or those that are named. */
public final class LogSources {
    private LogSources() {}

    /**
     * Returns the containers of owners, in the order of their creation, or the named ones, in theirs.
     *
     * @param named aliases of the owners' containers, or names or ids of any; empty for all of the owners'
     * @throws DockerFailureException if there is none
     */
    public static List<LogSource> find(List<Owner> owners, List<NameOrId> named, EngineSession engine) {
        ContainerLookup lookup = ContainerLookup.of(owners, engine);
        List<ListedContainer> found = named.isEmpty() ? lookup.own() : lookup.named(named);
        if (found.isEmpty()) {
            throw new DockerFailureException("The engine at " + engine.address() + " has no container of "
                    + Owner.place(owners)
                    + ". Start them with 'mvn docker:start', or name others: -Ddocker.container=NAME.");
        }
        return found.stream()
                .map(container -> new LogSource(container.name(), label(container, found, lookup)))
                .toList();
    }

    /** Returns what its lines begin with: its alias, or its name if another has that alias too, as of another module. */
    private static String label(ListedContainer container, List<ListedContainer> found, ContainerLookup lookup) {
        String alias = ContainerLookup.alias(container);
        boolean isShared = found.stream()
                .anyMatch(other -> other != container
                        && lookup.isOwn(other)
                        && ContainerLookup.alias(other).equals(alias));
        return isShared && lookup.isOwn(container) ? container.name() : alias;
    }
}
