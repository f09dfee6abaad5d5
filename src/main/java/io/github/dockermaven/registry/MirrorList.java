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
 * The registries from which an image is pulled: the mirrors in their order, and then the registry itself. A mirror that does not have
 * something is asked for the next thing; one with which something is wrong is not.
 */
final class MirrorList {
    private static final Logger LOG = LoggerFactory.getLogger(MirrorList.class);

    private final String registry;
    private final RepositoryClient own;
    private final List<RepositoryClient> mirrors;

    /** @param registry as messages call it */
    MirrorList(String registry, RepositoryClient own, List<RepositoryClient> mirrors) {
        this.registry = registry;
        this.own = own;
        this.mirrors = new CopyOnWriteArrayList<>(mirrors);
    }

    /** Those that are to be asked now: the last is the registry. */
    List<RepositoryClient> all() {
        List<RepositoryClient> all = new ArrayList<>(mirrors);
        all.add(own);
        return all;
    }

    /** From the first that has it. */
    <T> Optional<T> fromFirst(Function<RepositoryClient, Optional<T>> question) {
        for (RepositoryClient mirror : mirrors) {
            try {
                Optional<T> found = question.apply(mirror);
                if (found.isPresent()) {
                    return found;
                }
            } catch (DockerFailureException e) {
                leaveOut(mirror, e);
            }
        }
        return question.apply(own);
    }

    /** Asks a mirror no longer. */
    void leaveOut(RepositoryClient mirror, RuntimeException failure) {
        if (mirrors.remove(mirror)) {
            LOG.warn("A mirror of {} is left out: {}", registry, failure.getMessage());
        }
    }
}
