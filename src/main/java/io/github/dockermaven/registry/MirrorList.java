package io.github.dockermaven.registry;

import io.github.dockermaven.error.DockerFailureException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The registries from which an image is pulled: the mirrors in their order, and then the registry itself. A mirror that
 * lacks one content is asked for the next; one that fails is not.
 */
final class MirrorList {
    private static final Logger LOG = LoggerFactory.getLogger(MirrorList.class);

    private final String registry;
    private final RepositoryClient own;
    private final List<RepositoryClient> mirrors;

    /** @param registry the name in messages */
    MirrorList(String registry, RepositoryClient own, List<RepositoryClient> mirrors) {
        this.registry = registry;
        this.own = own;
        this.mirrors = new CopyOnWriteArrayList<>(mirrors);
    }

    /** Returns the registries to ask now, the image's own last. */
    List<RepositoryClient> all() {
        List<RepositoryClient> all = new ArrayList<>(mirrors);
        all.add(own);
        return all;
    }

    /** Returns the result of the first registry that has one. */
    <T> Optional<T> fromFirst(Function<RepositoryClient, Optional<T>> question) {
        for (RepositoryClient mirror : mirrors) {
            try {
                Optional<T> found = question.apply(mirror);
                if (found.isPresent()) {
                    return found;
                }
            } catch (DockerFailureException e) {
                exclude(mirror, e);
            }
        }
        return question.apply(own);
    }

    /** Removes a mirror that failed. */
    void exclude(RepositoryClient mirror, RuntimeException failure) {
        if (mirrors.remove(mirror)) {
            LOG.warn("A mirror of {} is not used any more: {}", registry, failure.getMessage());
        }
    }
}
