package io.github.dockermaven.mojo;

import io.github.dockermaven.network.NetworkCreator;
import io.github.dockermaven.project.ImageBuildGoal;
import io.github.dockermaven.project.SessionCredentials;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * Runs one container as <code>docker run</code> does, in the foreground: of an image that the command line names, or of the
 * project's own, which is built before if it is not up to date. What it writes goes to standard output and errors as it is; its
 * exit code decides whether the build succeeds. In a terminal it is interactive; standard input that is redirected is passed
 * on to its end. The first Ctrl-C goes to the container, the second ends it.
 * <pre>
 * mvn docker:run -Ddocker.run.image=mysql:5.7 -Ddocker.run.env.MYSQL_ALLOW_EMPTY_PASSWORD=true -Ddocker.run.ports=13306:3306
 * mvn package docker:run -Ddocker.run.ports=8080:8080</pre>
 * Each element of <code>run</code> is a property, <code>docker.run.NAME</code>. Needs no project.
 *
 * @since 1.0.0
 */
@Mojo(name = "run", configurator = GoalConfigurator.HINT, requiresProject = false, threadSafe = true)
public class RunMojo extends AbstractRunMojo {
    private final NetworkCreator networkCreator;
    private final SessionCredentials credentials;
    private final ImageBuildGoal build;

    /**
     * The image to run. The default is the project's own, or the one of <code>images</code> that <code>docker.filter</code>
     * names.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.run.image")
    private String runImage;

    /**
     * Ends the goal when the container has started. <code>docker:stop</code> leaves such a container.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.run.detach", defaultValue = "false")
    private boolean runDetach;

    /**
     * Whether the container gets the terminal: <code>true</code>, and it is an error if there is none; <code>false</code>, and
     * it has no input at all. The default is a terminal if there is one, not with <code>-B</code>, with <code>-T</code> and
     * several modules, or where <code>CI</code> is set; else standard input if it is redirected, else no input.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.run.interactive")
    private Boolean runInteractive;

    /**
     * Whether the engine removes the container, with its anonymous volumes, when it has ended. The default is
     * <code>true</code>, unless it has a restart policy.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.run.rm")
    private Boolean runRm;

    /**
     * How the container of the project's own image is run, as for <code>docker:start</code>. On the command line some of its
     * elements have the docker command's names, too: <code>docker.run.name</code>, <code>.ip</code>, <code>.alias</code>,
     * <code>.link</code>, <code>.workdir</code>.
     *
     * @since 1.0.0
     */
    @Parameter
    private PlexusConfiguration run;

    /**
     * The networks that are made for the container if they do not exist, as <code>docker:network-create</code> has them.
     *
     * @since 1.0.0
     */
    @Parameter
    private PlexusConfiguration networks;

    /**
     * Makes the networks that the container names and <code>networks</code> does not describe.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.autoCreateCustomNetworks", defaultValue = "false")
    private boolean autoCreateCustomNetworks;

    /**
     * Which of several configured containers is meant, by alias, image or container name.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.container")
    private List<String> givenContainers;

    /**
     * When an image is pulled that this build does not make: <code>IfNotPresent</code>, <code>Always</code> or
     * <code>Never</code>.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.imagePullPolicy", defaultValue = "IfNotPresent")
    private String imagePullPolicy;

    /**
     * The pattern of the container's name, as for <code>docker:start</code>.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.containerNamePattern")
    private String containerNamePattern;

    @Inject
    RunMojo(NetworkCreator networkCreator, SessionCredentials credentials, ImageBuildGoal build) {
        this.networkCreator = networkCreator;
        this.credentials = credentials;
        this.build = build;
    }

    @Override
    void executeGoal() {
        new ContainerRun(this, networkCreator, credentials, build).run();
    }
}
