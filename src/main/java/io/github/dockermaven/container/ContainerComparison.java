package io.github.dockermaven.container;

import io.github.dockermaven.container.readiness.WaitRequest;
import io.github.dockermaven.engine.ContainerSpec;
import io.github.dockermaven.engine.ListedContainer;
import java.util.Optional;

/** The comparison of a container that exists with the one that is to run. */
record ContainerComparison(ContainerRequest request, StartState state) {
    /** Returns why a container that exists is made anew; empty if it is not. */
    Optional<String> difference(ListedContainer existing, ContainerSpec wanted) {
        ContainerLabels labels = ContainerLabels.of(existing);
        if (state.recreate() != Recreate.CHANGED) {
            return state.recreate() == Recreate.ALWAYS ? Optional.of("as docker.recreate asks for") : Optional.empty();
        }
        if (!labels.image().equals(state.imageId(request))) {
            return Optional.of("its image has changed");
        }
        if (!labels.config().equals(state.files().digest(request, wanted))) {
            return Optional.of(
                    request.files().isEmpty()
                            ? "its configuration has changed"
                            : "its configuration or one of its <files> has changed");
        }
        if (!state.isInNetworks(request, existing)) {
            return Optional.of("its network is another");
        }
        if (existing.hasEnded() && !isComplete(existing)) {
            return Optional.of("it had ended (" + existing.status() + ")");
        }
        return existing.state().equals("paused") ? Optional.of("it was paused") : Optional.empty();
    }

    /** Returns whether a container has ended as it was to. */
    boolean isComplete(ListedContainer existing) {
        Optional<Integer> code = request.readiness().stream()
                .flatMap(wait -> wait.conditions().stream())
                .filter(WaitRequest.Exit.class::isInstance)
                .map(exit -> ((WaitRequest.Exit) exit).code())
                .findFirst()
                .or(() -> state.isAwaitedToComplete(request) ? Optional.of(0) : Optional.empty());
        return existing.state().equals("exited")
                && code.isPresent()
                && state.engine()
                        .containers()
                        .find(existing.id())
                        .filter(ended -> ended.state().exitCode() == code.get())
                        .isPresent();
    }
}
