package io.github.dockermaven.container.watch;

import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.engine.EngineImage;
import io.github.dockermaven.engine.EngineImages;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.error.DockerFailureException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The images of containers, as they were when these were started. One that this build has made and another took the name of is
 * removed as soon as no container needs it.
 */
public final class ImageChanges {
    private final EngineSession engine;
    private final Map<String, String> known = new LinkedHashMap<>();
    private final Set<String> replaced = new LinkedHashSet<>();

    public ImageChanges(EngineSession engine) {
        this.engine = engine;
    }

    /** Takes the images of containers as they are now for those that these run. */
    public void accept(Collection<ContainerRequest> containers) {
        containers.forEach(container -> id(container).ifPresent(id -> {
            String before = known.put(name(container), id);
            if (before != null && !before.equals(id)) {
                replaced.add(before);
            }
        }));
    }

    /** Returns the containers whose image is another now. */
    public List<ContainerRequest> changed(Collection<ContainerRequest> containers) {
        return containers.stream()
                .filter(container -> id(container)
                        .filter(id -> !id.equals(known.get(name(container))))
                        .isPresent())
                .toList();
    }

    private Optional<String> id(ContainerRequest container) {
        return engine.images().find(container.image().name()).map(EngineImage::id);
    }

    private static String name(ContainerRequest container) {
        return container.image().name().toString();
    }

    /**
     * Removes the images that were replaced, have no name any more, and that no container has.
     *
     * @param own the ids of those that this build has made
     */
    public void removeReplaced(Set<String> own) {
        replaced.removeIf(id -> !own.contains(id) || isGone(id));
    }

    /** Returns whether it need not be looked at again: it is removed, or has a name. */
    private boolean isGone(String id) {
        EngineImages images = engine.images();
        if (images.findById(id).isEmpty() || !isNameless(id)) {
            return true;
        }
        try {
            images.remove(id, false);
            return true;
        } catch (DockerFailureException e) {
            // A container has it still: the next time.
            return false;
        }
    }

    private boolean isNameless(String id) {
        return engine.images()
                .document(id)
                .filter(document -> document.path("RepoTags").isEmpty())
                .isPresent();
    }
}
