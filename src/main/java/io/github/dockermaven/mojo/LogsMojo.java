package io.github.dockermaven.mojo;

import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * Prints what containers have written, by time over all of them, each line with its container's alias, or as the
 * <code>log</code> of its <code>run</code> says. Without <code>docker.container</code> they are those that
 * <code>docker:start</code> made for this project. Needs no project: without one it is about what was started in this folder.
 * <pre>
 * mvn docker:logs -Ddocker.logs.tail=20
 * mvn docker:logs -Ddocker.container=users,mysql -Ddocker.logs.follow
 * mvn docker:logs -Ddocker.logs.since=10m -Ddocker.logDate=DEFAULT</pre>
 * The lines go to standard output; with <code>mvn -q</code> it has nothing else.
 *
 * @since 1.0.0
 */
@Mojo(name = "logs", configurator = GoalConfigurator.HINT, requiresProject = false, threadSafe = true)
public class LogsMojo extends AbstractImageMojo {
    /**
     * How the container of the project's own image is run, as for <code>docker:start</code>. Its <code>log</code> says how the
     * log is shown.
     *
     * @since 1.0.0
     */
    @Parameter
    private PlexusConfiguration run;

    /**
     * The containers, with commas between several: by their aliases, if they are of this project, by their names, on the
     * command line also by their ids of 12 digits or more.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.container")
    private List<String> givenContainers;

    /**
     * Whether to wait for what the containers will still write, until they all end or Ctrl-C is pressed.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.logs.follow", defaultValue = "false")
    private boolean logsFollow;

    /**
     * The same, by the property of io.fabric8's plugin.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.follow", defaultValue = "false")
    private boolean follow;

    /**
     * The number of last lines of each container to begin with, such as <code>20</code>; 0 for none, <code>all</code> for all,
     * which is the default.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.logs.tail")
    private String logsTail;

    /**
     * The same, by a shorter property.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.tail")
    private String tail;

    /**
     * The earliest time of a line: how long ago (<code>10m</code>, <code>1h30m</code>), a date
     * (<code>2026-11-30</code>, <code>2026-11-30T11:40:42</code>, in this machine's zone, or with one:
     * <code>2026-11-30T11:40:42Z</code>), or seconds since 1970.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.logs.since")
    private String since;

    /**
     * The latest time of a line, as for <code>docker.logs.since</code>; not together with <code>docker.logs.follow</code>.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.logs.until")
    private String until;

    /**
     * Whether each line begins with its time as <code>docker logs --timestamps</code> shows it, in UTC with nanoseconds.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.logs.timestamps", defaultValue = "false")
    private boolean timestamps;

    /**
     * The form of the time before each line, for containers whose <code>log</code> has no <code>date</code>; on the command
     * line for all: <code>DEFAULT</code> (HH:mm:ss.SSS), <code>SHORT</code>, <code>MEDIUM</code>, <code>LONG</code>,
     * <code>ISO8601</code>, <code>NONE</code>, or a pattern.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.logDate")
    private String logDate;

    /**
     * Whether containers of the configured images are meant, too, that something else than <code>docker:start</code> of this
     * project has started.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.logAll", defaultValue = "false")
    private boolean logAll;

    @Override
    void executeGoal() {
        new LogsRun(this).run();
    }
}
