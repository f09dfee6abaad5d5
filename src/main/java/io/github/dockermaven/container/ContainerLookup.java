package io.github.dockermaven.container;

import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.error.DidYouMean;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.network.NameOrId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The lookup of one container of an engine. */
public final class ContainerLookup {
    private final EngineSession engine;
    private final List<Owner> owners;
    private final List<ListedContainer> all;

    private ContainerLookup(EngineSession engine, List<Owner> owners, List<ListedContainer> all) {
        this.engine = engine;
        this.owners = owners;
        this.all = all;
    }

    /**
     * Returns the only container that is meant.
     *
     * @param owners whose containers are meant by their aliases
     * @param named an alias of the owners' containers, or the name or id of any; empty for the only one of the owners' that
     *     runs
     * @throws DockerFailureException if there is none, or several may be meant
     */
    public static ListedContainer find(List<Owner> owners, Optional<NameOrId> named, EngineSession engine) {
        ContainerLookup lookup =
                new ContainerLookup(engine, owners, engine.containers().list());
        return named.map(lookup::named).orElseGet(lookup::onlyRunning);
    }

    private ListedContainer named(NameOrId wanted) {
        return only(wanted, matching(container -> isOwn(container) && wanted.isName(alias(container))))
                .or(() -> only(wanted, matching(container -> wanted.isName(container.name()))))
                .or(() -> only(wanted, matching(container -> wanted.isId(container.id()))))
                .orElseThrow(() -> missing(wanted));
    }

    private ListedContainer onlyRunning() {
        List<ListedContainer> running = matching(container -> isOwn(container) && !container.hasEnded());
        String project = owners.get(0).project().isEmpty() ? "this folder" : "this project";
        if (running.isEmpty()) {
            throw new DockerFailureException("No container is named, and none of " + project
                    + " runs. Name one: -Ddocker.container=mysql; 'mvn docker:ps -Ddocker.all' lists them.");
        }
        if (running.size() > 1) {
            throw new DockerFailureException("No container is named, and " + running.size() + " of " + project
                    + " run: " + names(running) + ". Name one: -Ddocker.container="
                    + alias(running.get(0)) + ".");
        }
        return running.get(0);
    }

    private List<ListedContainer> matching(Predicate<ListedContainer> condition) {
        return all.stream().filter(condition).toList();
    }

    private static Optional<ListedContainer> only(NameOrId wanted, List<ListedContainer> found) {
        if (found.size() > 1) {
            throw new DockerFailureException("'" + wanted + "' means " + found.size() + " containers: " + names(found)
                    + ". Give the name of one.");
        }
        return found.stream().findFirst();
    }

    private boolean isOwn(ListedContainer container) {
        return owners.stream().anyMatch(owner -> owner.owns(container.labels()));
    }

    private static String alias(ListedContainer container) {
        return ContainerLabels.of(container).alias();
    }

    private static String names(List<ListedContainer> containers) {
        return PrintableText.line(
                containers.stream().map(ListedContainer::name).sorted().collect(Collectors.joining(", ")));
    }

    private DockerFailureException missing(NameOrId wanted) {
        List<ListedContainer> beginning = matching(container -> container.name().startsWith(wanted.text()));
        List<String> known = Stream.concat(
                        all.stream().filter(this::isOwn).map(ContainerLookup::alias),
                        all.stream().map(ListedContainer::name))
                .distinct()
                .toList();
        String advice = beginning.size() > 1
                ? "Several begin so: " + names(beginning) + ". Give the whole name of one."
                : beginning.stream()
                        .map(ListedContainer::name)
                        .findFirst()
                        .or(() -> DidYouMean.to(wanted.text(), known))
                        .map(nearest -> "Did you mean '" + PrintableText.quote(nearest) + "'?")
                        .orElse("'mvn docker:ps -Ddocker.all' lists the existing ones.");
        return new DockerFailureException("Container '" + PrintableText.quote(wanted.text())
                + "' is not in the engine at " + engine.address() + ". " + advice
                + wanted.shortId().map(hint -> " " + hint).orElse(""));
    }
}
