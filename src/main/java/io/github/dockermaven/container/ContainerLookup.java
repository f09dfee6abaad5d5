package io.github.dockermaven.container;

import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.error.DidYouMean;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.network.NameOrId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The lookup of containers by what a user calls them, the same for all goals: the alias of one's own, the name of any, on the
 * command line its id.
 */
public final class ContainerLookup {
    private final List<ListedContainer> all;
    private final Predicate<ListedContainer> isOwn;
    private final String place;
    private final Optional<String> address;

    private ContainerLookup(
            List<ListedContainer> all, Predicate<ListedContainer> isOwn, String place, Optional<String> address) {
        this.all = all.stream()
                .sorted(Comparator.comparing(ListedContainer::created))
                .toList();
        this.isOwn = isOwn;
        this.place = place;
        this.address = address;
    }

    /**
     * Returns the lookup among all containers of an engine.
     *
     * @param owners whose containers are meant by their aliases
     */
    public static ContainerLookup of(List<Owner> owners, EngineSession engine) {
        return new ContainerLookup(
                engine.containers().list(),
                container -> owners.stream().anyMatch(owner -> owner.owns(container.labels())),
                Owner.place(owners),
                Optional.of(engine.address().toString()));
    }

    /**
     * Returns the lookup among some containers only, which are meant by the names of their images too.
     *
     * @param place whose they are, for messages: {@code this project}
     */
    static ContainerLookup among(List<ListedContainer> containers, String place) {
        return new ContainerLookup(containers, container -> true, place, Optional.empty());
    }

    /** Returns the owners' containers, by the time of their creation. */
    public List<ListedContainer> own() {
        return matching(isOwn);
    }

    /** Returns the same, and others. */
    public List<ListedContainer> ownAnd(Predicate<ListedContainer> others) {
        return matching(isOwn.or(others));
    }

    /** Returns whether a container is of the owners. */
    public boolean isOwn(ListedContainer container) {
        return isOwn.test(container);
    }

    /** Returns the alias of a container; its name if it has none. */
    public static String alias(ListedContainer container) {
        return ContainerLabels.of(container).alias();
    }

    /**
     * Returns the containers that names mean, each once, in the order of the names. An alias may mean several, of as many
     * modules.
     *
     * @throws DockerFailureException if a name means none, or the beginning of an id several
     */
    public List<ListedContainer> named(List<NameOrId> names) {
        return names.stream().flatMap(name -> named(name).stream()).distinct().toList();
    }

    /**
     * Returns the only container that is meant.
     *
     * @param named what it is called; empty for the only one of the owners' that runs
     * @throws DockerFailureException if there is none, or several may be meant
     */
    public ListedContainer only(Optional<NameOrId> named) {
        return named.map(name -> only(name, named(name))).orElseGet(this::onlyRunning);
    }

    private List<ListedContainer> named(NameOrId wanted) {
        return Stream.<Predicate<ListedContainer>>of(
                        container -> isOwn(container) && wanted.isName(alias(container)),
                        container -> wanted.isName(container.name()),
                        container -> address.isEmpty() && isOfImage(container, wanted))
                .map(this::matching)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElseGet(() -> List.of(ofId(wanted)));
    }

    private ListedContainer ofId(NameOrId wanted) {
        List<ListedContainer> found = matching(container -> wanted.isId(container.id()));
        if (found.isEmpty()) {
            throw missing(wanted);
        }
        return only(wanted, found);
    }

    private static boolean isOfImage(ListedContainer container, NameOrId wanted) {
        return wanted.isName(container.image())
                || wanted.isName(container.image().replaceFirst(":[^:/]*$", ""));
    }

    private static ListedContainer only(NameOrId wanted, List<ListedContainer> found) {
        if (found.size() > 1) {
            throw new DockerFailureException("'" + wanted + "' means " + found.size() + " containers: " + names(found)
                    + ". Give the name of one.");
        }
        return found.get(0);
    }

    private ListedContainer onlyRunning() {
        List<ListedContainer> running = matching(container -> isOwn(container) && !container.hasEnded());
        if (running.isEmpty()) {
            throw new DockerFailureException("No container is named, and none of " + place
                    + " runs. Name one: -Ddocker.container=mysql; 'mvn docker:ps -Ddocker.all' lists them.");
        }
        if (running.size() > 1) {
            throw new DockerFailureException("No container is named, and " + running.size() + " of " + place + " run: "
                    + names(running) + ". Name one: -Ddocker.container=" + alias(running.get(0)) + ".");
        }
        return running.get(0);
    }

    private List<ListedContainer> matching(Predicate<ListedContainer> condition) {
        return all.stream().filter(condition).toList();
    }

    private static String names(List<ListedContainer> containers) {
        return PrintableText.line(
                containers.stream().map(ListedContainer::name).sorted().collect(Collectors.joining(", ")));
    }

    private DockerFailureException missing(NameOrId wanted) {
        String name = PrintableText.quote(wanted.text());
        String subject = address.map(engine -> "Container '" + name + "' is not in the engine at " + engine)
                .orElse("No container of " + place + " is called '" + name + "'");
        return new DockerFailureException(subject + ". " + advice(wanted)
                + wanted.shortId().map(hint -> " " + hint).orElse(""));
    }

    private String advice(NameOrId wanted) {
        List<ListedContainer> beginning = matching(container ->
                container.name().startsWith(wanted.text()) && !wanted.text().isEmpty());
        if (beginning.size() > 1) {
            return "Several begin so: " + names(beginning) + ". Give the whole name of one.";
        }
        List<String> known = Stream.concat(
                        own().stream().map(ContainerLookup::alias), all.stream().map(ListedContainer::name))
                .distinct()
                .toList();
        return beginning.stream()
                .map(ListedContainer::name)
                .findFirst()
                .or(() -> DidYouMean.to(wanted.text(), known))
                .map(nearest -> "Did you mean '" + PrintableText.quote(nearest) + "'?")
                .orElseGet(() -> others(known));
    }

    private String others(List<String> known) {
        String list = "'mvn docker:ps -Ddocker.all' lists all of the engine.";
        return address.isPresent() || known.isEmpty()
                ? list
                : "There are " + PrintableText.line(String.join(", ", known)) + "; " + list;
    }
}
