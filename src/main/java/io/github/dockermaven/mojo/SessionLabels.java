package io.github.dockermaven.mojo;

import io.github.dockermaven.project.SessionReapers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The labels of what a start makes that is to end with the build, even if its process is killed. Whether it is, is found out
 * when the first of it is made: a start that has nothing to do needs no answer.
 */
final class SessionLabels implements Supplier<Map<String, String>> {
    private final StartMojo goal;
    private final BooleanSupplier endsWithBuild;
    private final List<Path> lockFiles;
    private Optional<Map<String, String>> labels = Optional.empty();

    /**
     * @param endsWithBuild whether what is started is to end with the build, if the goal's parameters do not say otherwise
     * @param lockFiles those of the projects that the start is about
     */
    SessionLabels(StartMojo goal, BooleanSupplier endsWithBuild, List<Path> lockFiles) {
        this.goal = goal;
        this.endsWithBuild = endsWithBuild;
        this.lockFiles = lockFiles;
    }

    @Override
    public synchronized Map<String, String> get() {
        if (labels.isEmpty()) {
            labels = Optional.of(
                    endsWithBuild()
                            ? SessionReapers.of(goal.session())
                                    .labels(goal.engine().settings(), lockFiles)
                            : Map.of());
        }
        return labels.get();
    }

    private boolean endsWithBuild() {
        return goal.configuration().flag("reaper")
                && !goal.configuration().flag("keepContainer")
                && endsWithBuild.getAsBoolean();
    }
}
