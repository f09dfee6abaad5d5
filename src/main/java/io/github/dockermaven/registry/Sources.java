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
final class Sources {
    private static final Logger LOG = LoggerFactory.getLogger(Sources.class);

    private final String registry;
    private final Session own;
    private final List<Session> mirrors;

    /** @param registry as messages call it */
    Sources(String registry, Session own, List<Session> mirrors) {
        this.registry = registry;
        this.own = own;
        this.mirrors = new CopyOnWriteArrayList<>(mirrors);
    }

    /** Those that are to be asked now: the last is the registry. */
    List<Session> all() {
        List<Session> all = new ArrayList<>(mirrors);
        all.add(own);
        return all;
    }

    /** From the first that has it. */
    <T> Optional<T> fromFirst(Function<Session, Optional<T>> question) {
        for (Session mirror : mirrors) {
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
    void leaveOut(Session mirror, RuntimeException failure) {
        if (mirrors.remove(mirror)) {
            LOG.warn("A mirror of {} is left out: {}", registry, failure.getMessage());
        }
    }
}
