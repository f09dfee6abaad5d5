package io.github.dockermaven.container;

import java.util.List;

/**
 * The containers after a start.
 *
 * @param started those that the start was about, in the order of their dependencies
 * @param others those of the same projects that run, and that it was not about
 */
public record StartedSystem(List<StartedContainer> started, List<StartedContainer> others) {
    public StartedSystem {
        started = List.copyOf(started);
        others = List.copyOf(others);
    }
}
