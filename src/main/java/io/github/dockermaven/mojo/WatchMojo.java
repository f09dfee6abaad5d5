package io.github.dockermaven.mojo;

import io.github.dockermaven.network.NetworkCreator;
import io.github.dockermaven.project.AssembledFiles;
import io.github.dockermaven.project.ImageBuildGoal;
import io.github.dockermaven.project.JacocoAgent;
import io.github.dockermaven.project.ModuleGoals;
import io.github.dockermaven.project.SessionCredentials;
import javax.inject.Inject;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Builds the images of the project and starts its containers, as <code>docker:build</code> and <code>docker:start</code> do, and
 * does so again for those that a change is about, until Ctrl-C: a class or resource that has changed in any module of the reactor
 * comes into the jars and images that have it, and only their containers are made anew, with their names and ports. What a
 * compiler writes is seen, an IDE's or that of <code>mvn package</code> beside it.
 * <pre>mvn package docker:watch</pre>
 * A build that fails leaves what runs. A container that has ended is reported, and started again with the next change. Logs are
 * shown. At its end what it has started is removed, and what ran before stays.
 *
 * @since 1.0.0
 */
@Mojo(name = "watch", configurator = GoalConfigurator.HINT, requiresProject = false, threadSafe = true)
public class WatchMojo extends StartMojo {
    private final Services services;

    /**
     * What is done about changes: <code>build</code> builds images anew; <code>run</code> makes containers anew whose image is
     * another, whoever built it; <code>both</code>; <code>copy</code> copies the files of an image's <code>&lt;assembly&gt;</code>
     * that have changed into its container, which runs on; or <code>none</code>. An image's own
     * <code>&lt;watch&gt;&lt;mode&gt;</code> takes precedence.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.watchMode", defaultValue = "both")
    private String watchMode;

    /**
     * How often is looked for images that others have made, in milliseconds, more than 100; and for files on a file system that
     * does not report changes, such as that of another machine. On others they are noticed when they happen.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.watchInterval", defaultValue = "5000")
    private int watchInterval;

    /**
     * A goal that is called after an image was built anew or a container made anew, <code>groupId:artifactId:goal</code> of a
     * plugin that the POM has.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.watchPostGoal")
    private String watchPostGoal;

    /**
     * A command that is run in a container after files were copied into it by the mode <code>copy</code>.
     * <pre>-Ddocker.watchPostExec="touch /deployments/shop.war.deployed"</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.watchPostExec")
    private String watchPostExec;

    /**
     * Compiles a module when its sources change: <code>true</code>, or the phases or goals that do so,
     * <code>process-classes</code> or <code>package</code>, with blanks between several. With <code>false</code> somebody else
     * does; resources are copied in any case.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.watch.compile", defaultValue = "false")
    private String watchCompile;

    /**
     * Leaves the containers running at the end.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.keepRunning", defaultValue = "false")
    private boolean keepRunning;

    /** What the goal works with. */
    record Services(
            NetworkCreator networks,
            SessionCredentials credentials,
            JacocoAgent jacoco,
            ImageBuildGoal build,
            ModuleGoals goals,
            AssembledFiles assembler) {}

    @Inject
    WatchMojo(
            NetworkCreator networks,
            SessionCredentials credentials,
            LifecycleExecutor lifecycles,
            JacocoAgent jacoco,
            ImageBuildGoal build,
            ModuleGoals goals,
            AssembledFiles assembler) {
        super(networks, credentials, lifecycles, jacoco);
        services = new Services(networks, credentials, jacoco, build, goals, assembler);
    }

    @Override
    void executeGoal() {
        new WatchRun(this, services).run();
    }
}
