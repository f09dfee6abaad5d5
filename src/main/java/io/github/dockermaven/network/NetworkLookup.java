package io.github.dockermaven.network;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.engine.EngineContainer;
import io.github.dockermaven.engine.EngineContainers;
import io.github.dockermaven.engine.EngineNetwork;
import io.github.dockermaven.engine.EngineNetworks;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.error.DidYouMean;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The lookup of an engine's networks and containers by name or id. It searches the engine's lists, because an engine
 * that is asked for a missing name returns a network or container whose id begins with it.
 */
public final class NetworkLookup {
    private final EngineSession engine;
    private final EngineNetworks networks;
    private final EngineContainers containers;

    public NetworkLookup(EngineSession engine) {
        this.engine = engine;
        this.networks = engine.networks();
        this.containers = engine.containers();
    }

    /**
     * Returns a network with its containers.
     *
     * @throws DockerFailureException if it is missing, with the most similar name
     */
    EngineNetwork network(NameOrId wanted) {
        return findNetwork(wanted)
                .orElseThrow(() -> missing(
                        "Network",
                        wanted,
                        networks.list().stream().map(EngineNetwork::name).toList(),
                        "'mvn docker:network-ls' lists the existing ones."));
    }

    /** Returns a network with its containers, empty if it is missing. */
    Optional<EngineNetwork> findNetwork(NameOrId wanted) {
        return only("networks", wanted, networks.list(), EngineNetwork::name, EngineNetwork::id)
                .flatMap(listed -> networks.find(listed.id()));
    }

    /** Returns a container; errors as for {@link #network}. */
    EngineContainer container(NameOrId wanted) {
        return findContainer(wanted).orElseThrow(() -> missingContainer(wanted));
    }

    /** Returns a container, empty if it is missing. */
    Optional<EngineContainer> findContainer(NameOrId wanted) {
        return listed(wanted).flatMap(listed -> containers.find(listed.id()));
    }

    /** Returns the engine's document of a container; errors as for {@link #network}. */
    public JsonNode containerDocument(NameOrId wanted) {
        return listed(wanted)
                .flatMap(listed -> containers.document(listed.id()))
                .orElseThrow(() -> missingContainer(wanted));
    }

    private Optional<ListedContainer> listed(NameOrId wanted) {
        return only("containers", wanted, containers.list(), ListedContainer::name, ListedContainer::id);
    }

    /**
     * Returns the only match. Engines before API 1.44 may have several networks of one name, none of which takes
     * precedence.
     */
    private static <T> Optional<T> only(
            String kind, NameOrId wanted, List<T> all, Function<T, String> name, Function<T, String> id) {
        List<T> found =
                all.stream().filter(each -> wanted.isName(name.apply(each))).toList();
        if (found.isEmpty()) {
            found = all.stream().filter(each -> wanted.isId(id.apply(each))).toList();
        }
        if (found.size() > 1) {
            throw new DockerFailureException("'" + wanted + "' means " + found.size() + " " + kind + ", with the ids "
                    + PrintableText.line(
                            String.join(", ", found.stream().map(id).sorted().toList()))
                    + ". Remove all but one of them with docker, by their ids.");
        }
        return found.stream().findFirst();
    }

    private DockerFailureException missingContainer(NameOrId wanted) {
        return missing(
                "Container",
                wanted,
                containers.list().stream().map(ListedContainer::name).toList(),
                "'docker ps --all' lists the existing ones.");
    }

    private DockerFailureException missing(String kind, NameOrId wanted, List<String> known, String list) {
        return new DockerFailureException(kind + " '" + wanted + "' is not in the engine at " + engine.address() + ". "
                + DidYouMean.to(wanted.text(), known)
                        .map(nearest -> "Did you mean '" + PrintableText.quote(nearest) + "'?")
                        .orElse(list)
                + wanted.shortId().map(hint -> " " + hint).orElse(""));
    }
}
