package io.github.dockermaven.container.reaper;

import io.github.dockermaven.container.Owner;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.report.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * The builds of this user on this machine that were killed, each together with its reaper: what they have left is removed by
 * whichever goal comes next.
 *
 * @param locks the folder of the locks by which goals of one project wait for each other
 */
public record KilledBuilds(Path locks, Progress progress) {
    /** Removes what they have left in an engine. A goal that has nothing to do with it goes on if that fails. */
    public void clean(EngineSession engine) {
        clean(engine, SystemProcesses.ofThis());
    }

    void clean(EngineSession engine, ProcessTable processes) {
        LeftObjects left = new LeftObjects(BuildProcess.LABEL, labels -> isOfKilled(labels, processes));
        try {
            left.remove(engine, locks, Duration.ZERO, progress);
        } catch (DockerFailureException | DockerExecutionException e) {
            progress.detail("What killed builds have left could not be removed: " + e.getMessage());
        }
    }

    private static boolean isOfKilled(Map<String, String> labels, ProcessTable processes) {
        return Owner.PLUGIN.equals(labels.get(Owner.LABEL))
                && BuildProcess.ofLabels(labels)
                        .filter(process -> process.isGone(processes))
                        .isPresent();
    }
}
