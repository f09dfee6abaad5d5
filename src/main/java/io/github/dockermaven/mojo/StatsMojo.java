package io.github.dockermaven.mojo;

import org.apache.maven.plugins.annotations.Mojo;

/**
 * Shows what containers use, measured for about a second: processors, memory without the cache of files, networks, disks and
 * processes, as <code>docker stats</code> computes them. Needs no project.
 * <pre>mvn docker:stats -Ddocker.follow</pre>
 *
 * @since 1.0.0
 */
@Mojo(name = "stats", configurator = GoalConfigurator.HINT, requiresProject = false, threadSafe = true)
public class StatsMojo extends AbstractRunningMojo {
    @Override
    void executeGoal() {
        new RunningRun(this).stats();
    }
}
