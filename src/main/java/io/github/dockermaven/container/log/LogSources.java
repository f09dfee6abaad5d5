package io.github.dockermaven.container.log;

import io.github.dockermaven.container.Owner;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.error.DidYouMean;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.network.NameOrId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

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
        List<ListedContainer> all = new ArrayList<>(engine.containers().list());
        all.sort((a, b) -> a.created().compareTo(b.created()));
        Predicate<ListedContainer> owned =
                container -> owners.stream().anyMatch(owner -> owner.owns(container.labels()));
        List<ListedContainer> found = named.isEmpty()
                ? all.stream().filter(owned).toList()
                : named.stream()
                        .flatMap(name -> named(name, all, owned, engine).stream())
                        .distinct()
                        .toList();
        if (found.isEmpty()) {
            throw new DockerFailureException("The engine at " + engine.address() + " has no container of this"
                    + (owners.get(0).project().isEmpty() ? " folder" : " project")
                    + ". Start them with 'mvn docker:start', or name others: -Ddocker.container=NAME.");
        }
        return found.stream()
                .map(container -> new LogSource(container.name(), label(container, found, owned)))
                .toList();
    }

    /** Returns what its lines begin with: its alias, or its name if another has that alias too, as of another module. */
    private static String label(
            ListedContainer container, List<ListedContainer> found, Predicate<ListedContainer> owned) {
        String alias = alias(container);
        boolean isShared = found.stream()
                .anyMatch(other ->
                        other != container && owned.test(other) && alias(other).equals(alias));
        return isShared && owned.test(container) ? container.name() : alias;
    }

    private static List<ListedContainer> named(
            NameOrId name, List<ListedContainer> all, Predicate<ListedContainer> owned, EngineSession engine) {
        List<ListedContainer> ofAlias = all.stream()
                .filter(owned.and(container -> name.isName(alias(container))))
                .toList();
        if (!ofAlias.isEmpty()) {
            return ofAlias;
        }
        return first(all, container -> name.isName(container.name()))
                .or(() -> first(all, container -> name.isId(container.id())))
                .map(List::of)
                .orElseThrow(() -> missing(name, all, owned, engine));
    }

    private static Optional<ListedContainer> first(List<ListedContainer> all, Predicate<ListedContainer> condition) {
        return all.stream().filter(condition).findFirst();
    }

    private static String alias(ListedContainer container) {
        return container.labels().getOrDefault(Owner.ALIAS_LABEL, container.name());
    }

    private static DockerFailureException missing(
            NameOrId name, List<ListedContainer> all, Predicate<ListedContainer> owned, EngineSession engine) {
        List<String> known = Stream.concat(
                        all.stream().filter(owned).map(LogSources::alias),
                        all.stream().map(ListedContainer::name))
                .distinct()
                .toList();
        return new DockerFailureException("Container '" + name + "' is not in the engine at " + engine.address() + ". "
                + DidYouMean.to(name.text(), known)
                        .map(nearest -> "Did you mean '" + PrintableText.quote(nearest) + "'?")
                        .orElse("'mvn docker:ps -Ddocker.all' lists the existing ones.")
                + name.shortId().map(hint -> " " + hint).orElse(""));
    }
}
