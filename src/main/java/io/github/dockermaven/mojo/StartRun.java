package io.github.dockermaven.mojo;

import io.github.dockermaven.config.GoalConfiguration;
import io.github.dockermaven.config.RunProperties;
import io.github.dockermaven.network.NetworkCreator;
import io.github.dockermaven.project.JacocoAgent;
import io.github.dockermaven.project.SessionCredentials;
import java.util.List;
import org.apache.maven.lifecycle.LifecycleExecutor;

/**
 * One run of {@code docker:start}. It is not in the goal's own class, because Maven loads the types of all goals' methods
 * whichever goal is called.
 */
record StartRun(
        StartMojo goal,
        NetworkCreator networkCreator,
        SessionCredentials credentials,
        LifecycleExecutor lifecycles,
        JacocoAgent jacoco) {
    void run() {
        GoalConfiguration configuration = goal.configuration();
        warnOfRun(configuration);
        LaterStop stop = new LaterStop(lifecycles, goal.session(), goal.mojoExecution());
        new ConfiguredStart(goal, networkCreator, credentials, jacoco, configuration.list("showLogs"), stop::isCertain)
                .run(configuration.flag("keepContainer"));
    }

    /** Somebody means one container by them, and would wait for it in vain. */
    private void warnOfRun(GoalConfiguration configuration) {
        List<String> properties = RunProperties.ofRunAlone(configuration);
        boolean isForRun = goal.session().getGoals().stream().anyMatch(each -> each.endsWith(":run"));
        if (!properties.isEmpty() && !isForRun) {
            goal.getLog()
                    .warn("No effect on docker:start, which starts what is configured: -D"
                            + String.join(", -D", properties) + ". docker:run runs one container by them.");
        }
    }
}
