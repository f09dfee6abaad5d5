package io.github.dockermaven.mojo;

import io.github.dockermaven.compose.system.DevelopRules;
import io.github.dockermaven.container.StartedContainer;
import io.github.dockermaven.container.StartedContainer.Change;
import io.github.dockermaven.container.watch.FollowedFiles;
import io.github.dockermaven.container.watch.WatchRule;
import io.github.dockermaven.container.watch.WatchRule.Action;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.watch.WatchedFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules of compose files by which services follow files while a goal watches. */
final class WatchedRules {
    private final WatchMojo goal;
    private final List<WatchRule> rules;
    private final boolean areOfCompose;

    private WatchedRules(WatchMojo goal, List<WatchRule> rules, boolean areOfCompose) {
        this.goal = goal;
        this.rules = rules;
        this.areOfCompose = areOfCompose;
    }

    /** Reads those of the compose files that say what the goal starts. */
    static WatchedRules of(WatchMojo goal) {
        List<DevelopRules> read = ConfiguredSystem.of(goal).composeProjects().stream()
                .map(DevelopRules::of)
                .toList();
        read.forEach(each -> each.notes().forEach(goal.getLog()::warn));
        List<WatchRule> rules =
                read.stream().flatMap(each -> each.rules().stream()).toList();
        rules.stream()
                .map(WatchRule::path)
                .distinct()
                .filter(path -> !Files.exists(path))
                .forEach(
                        path -> goal.progress().action(path + " does not exist yet. It is watched as soon as it does"));
        boolean hasPom = goal.project().getFile() != null;
        rules.stream()
                .filter(rule -> rule.action() == Action.REBUILD && !hasPom)
                .map(WatchRule::alias)
                .distinct()
                .forEach(alias -> goal.getLog()
                        .warn("No effect of the action rebuild of service '" + alias
                                + "': docker:build needs a POM. Write one, or call 'docker compose build': when the image is"
                                + " another, its container is made anew."));
        return new WatchedRules(goal, rules, hasPom && !read.isEmpty());
    }

    /** Returns whether compose files say what a project runs. */
    boolean areOfCompose() {
        return areOfCompose;
    }

    List<WatchedFolder> folders() {
        return rules.stream().map(WatchRule::watched).toList();
    }

    /** Returns the folders that the images are built from which changes are to build anew. */
    Set<Path> rebuilt(Set<Path> changed) {
        return matching(changed)
                .filter(rule -> rule.action() == Action.REBUILD)
                .flatMap(rule -> rule.context().stream())
                .collect(Collectors.toSet());
    }

    /** Brings changes into the containers that run: copies files, restarts them, runs commands in them. */
    void apply(Set<Path> changed, WatchedContainers containers) {
        Map<String, List<WatchRule>> byAlias = matching(changed)
                .filter(rule -> rule.action() != Action.REBUILD)
                .collect(Collectors.groupingBy(WatchRule::alias, LinkedHashMap::new, Collectors.toList()));
        byAlias.forEach((alias, matching) ->
                containers.running(alias).ifPresent(container -> apply(matching, changed, container, containers)));
    }

    private void apply(
            List<WatchRule> matching, Set<Path> changed, StartedContainer container, WatchedContainers containers) {
        try {
            copy(matching, changed, container);
            if (matching.stream().anyMatch(rule -> rule.action().restarts())) {
                containers.restart(container);
            }
            matching.stream().flatMap(rule -> rule.command().stream()).forEach(command -> files().run(
                            container, command));
        } catch (DockerFailureException | DockerExecutionException e) {
            goal.output().error(e.getMessage());
        }
    }

    /** Copies all files into new containers whose rules say so. */
    void copyFirst(Collection<StartedContainer> containers) {
        for (StartedContainer container : containers) {
            List<WatchRule> first = rules.stream()
                    .filter(rule -> rule.isCopiedFirst()
                            && rule.alias().equals(container.request().alias())
                            && container.change() != Change.RESTARTED)
                    .toList();
            try {
                copy(first, first.stream().flatMap(rule -> all(rule).stream()).toList(), container);
            } catch (DockerFailureException | DockerExecutionException e) {
                goal.output().error(e.getMessage());
            }
        }
    }

    private void copy(List<WatchRule> copying, Collection<Path> changed, StartedContainer container) {
        Map<String, Path> files = new LinkedHashMap<>();
        copying.stream().filter(rule -> rule.action().copies()).forEach(rule -> changed.stream()
                .filter(rule::matches)
                .forEach(file -> files.put(rule.targetOf(file), file)));
        if (!files.isEmpty()) {
            files().copy(container, files);
        }
    }

    private static List<Path> all(WatchRule rule) {
        try (Stream<Path> files = Files.walk(rule.path())) {
            return files.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new DockerFailureException(
                    rule.path() + " cannot be read: " + PrintableText.of(e) + ". It is to be copied into '"
                            + rule.alias() + "': make it readable.",
                    e);
        }
    }

    private Stream<WatchRule> matching(Set<Path> changed) {
        return rules.stream().filter(rule -> changed.stream().anyMatch(rule::matches));
    }

    private FollowedFiles files() {
        return new FollowedFiles(goal.engine(), goal.progress());
    }
}
