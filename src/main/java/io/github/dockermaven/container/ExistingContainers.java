package io.github.dockermaven.container;

import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.error.DockerFailureException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The containers that an engine has before a start.
 *
 * @param all whoever made them
 * @param owners the owners of those that are to run
 */
record ExistingContainers(List<ListedContainer> all, Map<ContainerRequest, Owner> owners) {
    /** Returns the container that an earlier start made for a request: by its alias, or by its name. */
    Optional<ListedContainer> of(ContainerRequest request) {
        Owner owner = owners.get(request);
        List<ListedContainer> own =
                all.stream().filter(each -> isStarted(each, owner)).toList();
        return own.stream()
                .filter(each -> ContainerLabels.of(each).alias().equals(request.alias()))
                .findFirst()
                .or(() -> own.stream()
                        .filter(each -> each.name().equals(request.namePattern()))
                        .findFirst());
    }

    /** @throws DockerFailureException if a name is that of a container which is not this owner's */
    void checkNames(List<ContainerRequest> wanted) {
        for (ContainerRequest request : wanted) {
            all.stream()
                    .filter(each -> each.name().equals(request.namePattern()))
                    .filter(each -> !isStarted(each, owners.get(request)))
                    .findFirst()
                    .ifPresent(other -> {
                        throw new DockerFailureException("Container '" + request.alias() + "' cannot be called "
                                + other.name() + ": " + whose(other, owners.get(request)));
                    });
        }
    }

    private static boolean isStarted(ListedContainer container, Owner owner) {
        return owner.owns(container.labels()) && !Owner.isOfRun(container.labels());
    }

    private static String whose(ListedContainer other, Owner wanted) {
        Owner owner = Owner.ofLabels(other.labels());
        Optional<String> composed = ComposeMark.project(other.labels());
        if (!other.labels().containsKey(Owner.LABEL) && composed.isPresent()) {
            return "'docker compose' has started one of that name, in project " + composed.get()
                    + " (image " + other.image() + ", " + other.status() + "). Remove what it has started with"
                    + " 'docker compose -p " + composed.get()
                    + " down', or have this project start under another name.";
        }
        if (!other.labels().containsKey(Owner.LABEL)) {
            return "a container of that name exists that this plugin did not make (image " + other.image() + ", "
                    + other.status() + "). Remove it with 'docker rm --force " + other.name()
                    + "', or choose another <containerNamePattern>.";
        }
        if (wanted.ownsElsewhere(other.labels())) {
            return "this project has started it in another folder, " + owner.folder()
                    + ". Remove it with 'mvn docker:stop -Ddocker.all'.";
        }
        if (wanted.owns(other.labels())) {
            return "'docker:run' has started one of that name. Remove it with 'docker rm --force " + other.name()
                    + "', or choose another <containerNamePattern>.";
        }
        return "project " + owner.project() + " in " + owner.folder()
                + " has started it. Stop it there, or choose another <containerNamePattern>.";
    }
}
