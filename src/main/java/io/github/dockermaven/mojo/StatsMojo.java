package io.github.dockermaven.mojo;

import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Shows what containers use, measured for about a second: processors, memory without the cache of files, networks, disks and
 * processes, as <code>docker stats</code> computes them. Needs no project.
 * <pre>mvn docker:stats -Ddocker.follow</pre>
 *
 * @since 1.0.0
 */
@Mojo(name = "stats", configurator = GoalConfigurator.HINT, requiresProject = false, threadSafe = true)
public class StatsMojo extends AbstractDockerMojo {
    /**
     * Which containers are meant, with commas between several: by alias those of this project, by name any, on the command
     * line also by id of 12 digits or more. One that does not run is an error. The default is all of this project that
     * run.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.container")
    private List<String> givenContainers;

    /**
     * The same, by the property that names images for the other goals.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.filter")
    private List<String> filter;

    /**
     * All containers of the engine that run, whoever started them.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.all", defaultValue = "false")
    private boolean all;

    /**
     * Repeats the answer each second or, if measuring takes longer, at once, until the containers have ended or Ctrl-C is
     * pressed. One that ends is reported, and no longer shown; if none is named, one that is started joins.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.follow", defaultValue = "false")
    private boolean follow;

    /**
     * How the answer is given: <code>table</code>, for a person, or <code>json</code>, one JSON document on standard output for
     * a program, with <code>docker.follow</code> one for each time.
     * <pre>mvn -q docker:stats -Ddocker.format=json</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.format", defaultValue = "table")
    private String format;

    @Override
    void executeGoal() {
        new RunningRun(this).stats();
    }
}
