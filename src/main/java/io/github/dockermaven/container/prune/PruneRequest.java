package io.github.dockermaven.container.prune;

import io.github.dockermaven.container.Owner;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.engine.ListedImage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The things that are to be removed if nobody uses them.
 *
 * @param owners the projects that the goal is about
 * @param builtImages the ids of the images that the projects' builds have made
 * @param now this moment
 */
public record PruneRequest(List<Owner> owners, Scope scope, Set<String> builtImages, Instant now) {
    /** The time in which a start on another machine, which cannot be asked for its lock, may still need what it has made. */
    private static final Duration LONGEST_START = Duration.ofHours(1);

    /** The time between the creation and the start of a container by {@code docker:run}, which has no lock. */
    private static final Duration LONGEST_CREATION = Duration.ofMinutes(1);

    /** Whose things are meant. */
    public enum Scope {
        /** Those of the owners. */
        PROJECT,
        /** Those that this plugin made, for whichever project. */
        ALL,
        /** All of the engine. */
        SYSTEM
    }

    /** Returns what a message calls the place of the things. */
    public String place() {
        return switch (scope) {
            case PROJECT -> Owner.place(owners);
            case ALL -> "any project";
            case SYSTEM -> "the engine";
        };
    }

    /** Returns whether something with these labels is meant. */
    boolean isMeant(Map<String, String> labels) {
        return switch (scope) {
            case PROJECT -> owners.stream().anyMatch(owner -> owner.owns(labels));
            case ALL -> Owner.PLUGIN.equals(labels.get(Owner.LABEL));
            case SYSTEM -> true;
        };
    }

    /** Returns whether there may be images that are meant. */
    boolean meansImages() {
        return scope == Scope.SYSTEM || !builtImages.isEmpty();
    }

    /** Returns whether the unused build cache is meant, which belongs to no project. */
    boolean meansBuildCache() {
        return scope == Scope.SYSTEM;
    }

    /** Returns whether an image without a name is meant. */
    boolean isMeant(ListedImage image) {
        return image.names().isEmpty() && (scope == Scope.SYSTEM || builtImages.contains(image.id()));
    }

    /** Returns why a container may be about to start; empty if it is not. */
    Optional<String> mayStart(ListedContainer container) {
        boolean isCreated = Owner.isOfRun(container.labels())
                && container.state().equals("created")
                && container.created().isAfter(now.minus(LONGEST_CREATION));
        return isCreated
                ? Optional.of("docker:run has just created it, and may be about to start it")
                : mayBeNeeded(container.labels(), container.created());
    }

    /** Returns why a start on another machine may need something; empty if none may. */
    Optional<String> mayBeNeeded(Map<String, String> labels, Instant created) {
        String machine = Owner.ofLabels(labels).machine();
        boolean isOfOther = scope == Scope.ALL
                && !machine.isEmpty()
                && owners.stream().noneMatch(owner -> owner.machine().equals(machine));
        return isOfOther && created.isAfter(now.minus(LONGEST_START))
                ? Optional.of("another machine has made it less than an hour ago, and may be about to use it")
                : Optional.empty();
    }
}
