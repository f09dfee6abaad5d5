package io.github.dockermaven.mojo;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Copies a file or folder between a container, running or not, and this machine, as <code>docker cp</code> does. A folder is
 * copied as a whole, with <code>/.</code> at its end what is in it. What exists as a folder gets the copy inside, what does not
 * exist becomes it. Nothing outside of the target is written: links are copied as links, and not followed. Needs no project.
 * <pre>
 * mvn docker:cp -Ddocker.cp.from=users:/var/log -Ddocker.cp.to=target/log
 * mvn docker:cp -Ddocker.cp.from=src/test/data/. -Ddocker.cp.to=mysql:/tmp
 * mvn -q docker:cp -Ddocker.cp.from=users:/var/log -Ddocker.cp.to=- | tar t</pre>
 *
 * @since 1.0.0
 */
@Mojo(name = "cp", configurator = GoalConfigurator.HINT, requiresProject = false, threadSafe = true)
public class CpMojo extends AbstractDockerMojo {
    /**
     * What is copied: <code>CONTAINER:PATH</code>, with the container's alias if it is of this project, its name, on the command
     * line also its id of 12 digits or more; or a path of this machine; or <code>-</code> for a tar archive on standard input.
     * A path of a container begins at its root, a relative one of this machine in the project's folder.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.cp.from")
    private String cpFrom;

    /**
     * Where it is copied to, in the same form; <code>-</code> for a tar archive on standard output, with <code>mvn -q</code>.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.cp.to")
    private String cpTo;

    /**
     * Whether what is copied to a container belongs to the user that it runs as. Else it belongs to the user of the same number
     * as here. What is copied to this machine belongs to whoever runs Maven.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.cp.archive", defaultValue = "false")
    private boolean cpArchive;

    /**
     * Whether what a link leads to is copied, if <code>docker.cp.from</code> is a link.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.cp.followLink", defaultValue = "false")
    private boolean cpFollowLink;

    @Override
    void executeGoal() {
        new CpRun(this).run();
    }
}
