package io.github.dockermaven.container.log;

import io.github.dockermaven.container.ContainerLookup;
import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.container.LogSettings;
import io.github.dockermaven.container.Owner;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.network.NameOrId;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The containers whose logs are meant: those of an owner, or those that are named. */
public final class LogSources {
    private LogSources() {}

    /**
     * Returns the containers of owners, in the order of their creation, or the named ones, in theirs.
     *
     * @param named aliases of the owners' containers, or names or ids of any; empty for all of the owners'
     * @param configured what the owners' projects configure now
     * @param ofImages whether containers of the configured images are meant, too, that others have started
     * @throws DockerFailureException if there is none
     */
    public static List<LogSource> find(
            List<Owner> owners,
            List<NameOrId> named,
            Map<Owner, List<ContainerRequest>> configured,
            boolean ofImages,
            EngineSession engine) {
        ContainerLookup lookup = ContainerLookup.of(owners, engine);
        List<ListedContainer> found = named.isEmpty()
                ? lookup.ownAnd(container -> ofImages && isOfImage(container, configured))
                : lookup.named(named);
        if (found.isEmpty()) {
            throw new DockerFailureException("The engine at " + engine.address() + " has no container of "
                    + Owner.place(owners)
                    + ". Start them with 'mvn docker:start', or name others: -Ddocker.container=NAME.");
        }
        return found.stream()
                .map(container -> new LogSource(
                        container.name(),
                        label(container, found, lookup),
                        ContainerLookup.alias(container),
                        container.id(),
                        container.image(),
                        settings(container, configured)))
                .toList();
    }

    /**
     * Returns those of several that have a log, or all if none has: one that keeps nothing does not keep the others from being
     * read.
     *
     * @param skipped receives a line about each of the others
     */
    public static List<LogSource> readable(List<LogSource> sources, EngineSession engine, Consumer<String> skipped) {
        if (sources.size() == 1) {
            return sources;
        }
        List<LogSource> without = sources.stream()
                .filter(source -> engine.containers()
                        .find(source.container())
                        .filter(container -> container.settings().logDriver().equals("none"))
                        .isPresent())
                .toList();
        if (without.size() == sources.size()) {
            return sources;
        }
        without.forEach(source ->
                skipped.accept("Container " + source.container() + " has no log: its log driver 'none' keeps nothing"));
        return sources.stream().filter(source -> !without.contains(source)).toList();
    }

    private static boolean isOfImage(ListedContainer container, Map<Owner, List<ContainerRequest>> configured) {
        return configured.values().stream()
                .flatMap(List::stream)
                .anyMatch(request -> request.isOfImage(container.image()));
    }

    private static LogSettings settings(ListedContainer container, Map<Owner, List<ContainerRequest>> configured) {
        return configured.entrySet().stream()
                .filter(each -> each.getKey().owns(container.labels()))
                .flatMap(each -> each.getValue().stream())
                .filter(request -> request.alias().equals(ContainerLookup.alias(container)))
                .map(ContainerRequest::log)
                .findFirst()
                .orElse(LogSettings.DEFAULT);
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
