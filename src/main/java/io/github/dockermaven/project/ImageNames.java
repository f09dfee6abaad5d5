package io.github.dockermaven.project;

import io.github.dockermaven.builder.Destination;
import io.github.dockermaven.image.ImageReference;
import java.util.List;

/**
 * The names of an image.
 *
 * @param all its names in the engine, the one that it goes by first
 * @param pushRegistry the registry where names without one are pushed
 */
public record ImageNames(List<ImageReference> all, DefaultRegistry pushRegistry) {
    public ImageNames {
        all = all.stream().distinct().toList();
    }

    /** Returns the name that the image goes by. */
    public ImageReference name() {
        return all.get(0);
    }

    /** Returns the names after the first. */
    public List<ImageReference> further() {
        return all.subList(1, all.size());
    }

    /** Returns a name of the image where it is pushed. */
    public ImageReference pushed(ImageReference name) {
        return pushRegistry.qualify(name);
    }

    /** Returns all names where the image is pushed. */
    public List<ImageReference> pushed() {
        return all.stream().map(this::pushed).toList();
    }

    /** Returns the names that the image gets at a destination: in a registry those that it would be pushed by. */
    public List<ImageReference> at(Destination destination) {
        return destination == Destination.REGISTRY ? pushed() : all;
    }
}
