package io.github.dockermaven.mojo;

import java.util.Map;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Runs a command in a container that runs, as <code>docker exec</code> does. In a terminal it is interactive: the command gets
 * each key, the terminal's size and its changes. Standard input that is redirected is passed on to its end. What the command
 * writes goes to standard output and errors as it is; its exit code decides whether the build succeeds.
 * <pre>
 * mvn docker:exec -Ddocker.container=mysql -Ddocker.exec.cmd=bash
 * mvn -q docker:exec -Ddocker.container=mysql -Ddocker.exec.cmd="mysql mydb" &lt; dump.sql</pre>
 * What is run is read from the command line only, never from a POM. Needs no project.
 *
 * @since 1.0.0
 */
@Mojo(name = "exec", configurator = GoalConfigurator.HINT, requiresProject = false, threadSafe = true)
public class ExecMojo extends AbstractDockerMojo {
    /**
     * The container: by its alias, if it is of this project, by its name, on the command line also by its id of 12 digits or
     * more. The default is the only one of this project that runs.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.container")
    private String givenContainer;

    /**
     * The command. It is cut into words as a shell does, by quotes and backslashes, but no shell reads it; a JSON array of
     * strings has the words themselves.
     * <pre>-Ddocker.exec.cmd="sh -c 'ls /tmp | wc -l'"</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.exec.cmd")
    private String execCmd;

    /**
     * The user, and group, that it runs as: <code>root</code>, <code>1000:1000</code>. The default is the container's.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.exec.user")
    private String execUser;

    /**
     * The folder of the container that it runs in, from the root. The default is the container's.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.exec.workdir")
    private String execWorkdir;

    /**
     * Variables of its environment, added to the container's, each a property: <code>-Ddocker.exec.env.TZ=Asia/Seoul</code>.
     *
     * @since 1.0.0
     */
    @Parameter
    private Map<String, String> execEnv;

    /**
     * Whether it gets the terminal: <code>true</code>, and it is an error if there is none; <code>false</code>, and it has no
     * input at all. The default is a terminal if there is one, not with <code>-B</code>, with <code>-T</code> and several
     * modules, or where <code>CI</code> is set; else standard input if it is redirected, else no input.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.exec.interactive")
    private Boolean execInteractive;

    @Override
    void executeGoal() {
        new ExecRun(this).run();
    }
}
