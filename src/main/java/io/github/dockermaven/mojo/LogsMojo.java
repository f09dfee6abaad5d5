package io.github.dockermaven.mojo;

import io.github.dockermaven.container.log.LogOutput;
import io.github.dockermaven.container.log.LogPrinter;
import io.github.dockermaven.container.log.LogRequest;
import io.github.dockermaven.container.log.LogSource;
import io.github.dockermaven.container.log.LogSources;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.project.ProjectOwner;
import io.github.dockermaven.terminal.Terminal;
import java.io.PrintStream;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Prints what containers have written, by time over all of them, each line with its container's alias. Without
 * <code>docker.container</code> they are those that <code>docker:start</code> made for this project. Needs no project: without one it is about what
 * was started in this folder.
 * <pre>
 * mvn docker:logs -Ddocker.logs.tail=20
 * mvn docker:logs -Ddocker.container=users,mysql -Ddocker.logs.follow</pre>
 * The lines go to standard output; with <code>mvn -q</code> it has nothing else.
 *
 * @since 1.0.0
 */
@Mojo(name = "logs", configurator = GoalConfigurator.HINT, requiresProject = false, threadSafe = true)
public class LogsMojo extends AbstractDockerMojo {
    /**
     * The containers, with commas between several: by their aliases, if they are of this project, by their names, on the
     * command line also by their ids of 12 digits or more.
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
     * Whether to wait for what the containers will still write, until they all end or Ctrl-C is pressed.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.logs.follow", defaultValue = "false")
    private boolean follow;

    /**
     * The number of last lines of each container to begin with, such as <code>20</code>; 0 for none, <code>all</code> for all.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.logs.tail", defaultValue = "all")
    private String tail;

    @Override
    void executeGoal() {
        LogRequest request = LogRequest.of(
                configuration().text("tail").orElseThrow(), configuration().flag("follow"));
        List<LogSource> sources =
                LogSources.find(ProjectOwner.all(session(), mojoExecution()), GivenContainers.named(this), engine());
        PrintStream out = Terminal.output();
        boolean coloured = session().getRequest().isInteractiveMode() && Terminal.isWatched();
        new LogPrinter().print(sources, request, engine(), new LogOutput(sources, coloured, line -> print(line, out)));
    }

    private static void print(String line, PrintStream out) {
        out.println(line);
        if (out.checkError()) {
            throw new DockerExecutionException("The logs cannot be printed: standard output is closed.");
        }
    }
}
