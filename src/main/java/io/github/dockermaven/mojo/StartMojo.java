package io.github.dockermaven.mojo;

import io.github.dockermaven.network.NetworkCreator;
import io.github.dockermaven.project.JacocoAgent;
import io.github.dockermaven.project.SessionCredentials;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Starts the containers of the project, each after those that it depends on, and waits until all of them are ready. What
 * runs already as it is configured is left alone; exactly what differs is made anew. Images of this build have to be built
 * before; others are pulled. If something fails, whatever was started is removed again.
 * <pre>mvn package docker:build docker:start</pre>
 * Called by hand at the root of several modules it starts what all of them configure.
 *
 * @since 1.0.0
 */
@Mojo(
        name = "start",
        configurator = GoalConfigurator.HINT,
        defaultPhase = LifecyclePhase.PRE_INTEGRATION_TEST,
        requiresProject = false,
        threadSafe = true)
public class StartMojo extends AbstractSystemMojo {
    private final NetworkCreator networkCreator;
    private final SessionCredentials credentials;
    private final LifecycleExecutor lifecycles;
    private final JacocoAgent jacoco;

    /**
     * When a container that exists is made anew: <code>changed</code>, if its image, its configuration or its network is
     * another now, or it has ended; <code>always</code>; or <code>never</code>.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.recreate", defaultValue = "changed")
    private String recreate;

    /**
     * When images are pulled that this build does not make: <code>IfNotPresent</code>, <code>Always</code> or
     * <code>Never</code>.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.imagePullPolicy", defaultValue = "IfNotPresent")
    private String imagePullPolicy;

    /**
     * The pattern of the containers' names: <code>%n</code> is the image's name, <code>%a</code> the alias, <code>%t</code>
     * the time, <code>%i</code> the first number that makes it a free name.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.containerNamePattern")
    private String containerNamePattern;

    /**
     * The file that gets the properties which published ports name, for containers that have no file of their own.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.portPropertyFile")
    private String portPropertyFile;

    /**
     * Shows the logs of the containers in Maven's log while they are awaited and while the build goes on: <code>true</code>,
     * <code>false</code>, or aliases and images with commas between. The default are those that have a <code>log</code> which
     * says more than a <code>driver</code>.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.showLogs")
    private String showLogs;

    /**
     * The form of the time before each line of a log, for containers whose <code>log</code> has no <code>date</code>; on the
     * command line for all: <code>DEFAULT</code> (HH:mm:ss.SSS), <code>SHORT</code>, <code>MEDIUM</code>, <code>LONG</code>,
     * <code>ISO8601</code>, <code>NONE</code>, or a pattern.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.logDate")
    private String logDate;

    /**
     * The containers whose Java a debugger can be connected with, by alias, image or container name, with commas between
     * several. The port is a free one of <code>127.0.0.1</code>, which is printed; the image stays as it is.
     * <pre>mvn docker:start -Ddocker.debug=users</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.debug")
    private List<String> debug;

    /**
     * Has the Java of the containers that <code>debug</code> names wait for the debugger before it begins. Nothing has a limit of
     * time then.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.debug.suspend", defaultValue = "false")
    private boolean debugSuspend;

    /**
     * Runs the Java in the containers of this build's own images with JaCoCo's agent, and has what it recorded in
     * <code>target/jacoco-ALIAS.exec</code> of the project that makes the image, where <code>jacoco:report-aggregate</code> finds
     * it, before the container is removed: by <code>docker:stop</code> of whichever Maven, or by the next start that makes it
     * anew. The image stays as it is.
     * <pre>mvn verify -Ddocker.coverage</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.coverage", defaultValue = "false")
    private boolean coverage;

    /**
     * The version of JaCoCo's agent for <code>coverage</code>. The default is that of the
     * <code>jacoco-maven-plugin</code> in this build's POMs, else <code>0.8.15</code>.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.coverage.version")
    private String coverageVersion;

    /**
     * Leaves the containers when something fails, to look at them.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.keepContainer", defaultValue = "false")
    private boolean keepContainer;

    @Inject
    StartMojo(
            NetworkCreator networkCreator,
            SessionCredentials credentials,
            LifecycleExecutor lifecycles,
            JacocoAgent jacoco) {
        this.networkCreator = networkCreator;
        this.credentials = credentials;
        this.lifecycles = lifecycles;
        this.jacoco = jacoco;
    }

    @Override
    void executeGoal() {
        new StartRun(this, networkCreator, credentials, lifecycles, jacoco).run();
    }
}
