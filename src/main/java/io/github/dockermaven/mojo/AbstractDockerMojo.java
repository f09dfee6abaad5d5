package io.github.dockermaven.mojo;

import io.github.dockermaven.config.GoalConfiguration;
import io.github.dockermaven.config.UnknownElements;
import io.github.dockermaven.config.UnknownProperties;
import io.github.dockermaven.container.reaper.KilledBuilds;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.EngineSettings;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.Throwables;
import io.github.dockermaven.io.GracefulShutdown;
import io.github.dockermaven.project.ProjectOwner;
import io.github.dockermaven.report.Progress;
import java.time.Duration;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** The base of every goal: whether it runs at all, where the engine is, and how errors reach Maven. */
abstract class AbstractDockerMojo extends AbstractMojo {
    /** The Maven session. */
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    /** How the goal came to run. */
    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution mojoExecution;

    /**
     * Skips this goal and all others of this plugin.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.skip", defaultValue = "false")
    private boolean skip;

    /**
     * The Docker Engine's address: <code>unix:///var/run/docker.sock</code>, <code>tcp://host:2375</code> (by TLS if
     * <code>DOCKER_TLS_VERIFY</code> is set), <code>ssh://user@host</code> or
     * <code>npipe:////./pipe/docker_engine</code>. Without it the environment variable <code>DOCKER_HOST</code>, then the
     * current docker context, then the usual sockets (Docker Engine, rootless, Docker Desktop, Colima, Rancher Desktop,
     * podman) are tried.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.host")
    private String dockerHost;

    /**
     * The docker context that names the engine, as <code>docker --context</code> has it: one that
     * <code>docker context ls</code> shows. It takes precedence over <code>DOCKER_HOST</code>, <code>DOCKER_CONTEXT</code> and what
     * <code>docker context use</code> chose, and is not given together with <code>docker.host</code>.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.context")
    private String dockerContext;

    /**
     * Seconds that the engine may take to begin an answer, and be silent in the middle of an image that it saves, 0 for
     * ever. Builds, pulls and pushes take as long as they need. Not for Windows' named pipes. A registry that this plugin
     * itself speaks with may neither take nor send a byte for so long, ten times as long after the end of what it was sent;
     * then it is asked again.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.timeout", defaultValue = "60")
    private int timeout;

    /**
     * Logs everything: what <code>RUN</code> prints, each layer that is pulled or pushed, and which engine is used.
     * Without it a terminal shows the line that <code>RUN</code> is at; what it printed last is always logged if it fails.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.verbose", defaultValue = "false")
    private boolean verbose;

    /**
     * Has what a build has started between <code>docker:start</code> and <code>docker:stop</code> removed even if Maven is
     * killed: by a process that <code>docker:start</code> starts and that ends with the build, or if that is killed too, by the
     * next goal of the same user on this machine that has to do with containers or networks of the engine. With
     * <code>false</code> it stays, and this goal removes nothing of other builds.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.reaper", defaultValue = "true")
    private boolean reaper;

    private GoalConfiguration configuration;
    private GoalOutput output;
    private EngineSession engine;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        GracefulShutdown.ofProcess().enter();
        try {
            run();
        } finally {
            GracefulShutdown.ofProcess().leave();
        }
    }

    private void run() throws MojoExecutionException, MojoFailureException {
        try {
            if (configuration().flag("skip") || skipGoal()) {
                progress().action("Skipped, as configured");
                return;
            }
            warn();
            executeGoal();
        } catch (DockerFailureException e) {
            throw withDetails(new MojoFailureException(e.getMessage()), e);
        } catch (DockerExecutionException e) {
            throw withDetails(new MojoExecutionException(e.getMessage()), e);
        } catch (ThreadDeath | LinkageError e) {
            // The one ends the thread, the other Maven reports with the plugin's class path.
            throw e;
        } catch (RuntimeException | Error e) {
            throw unexpected(e);
        } finally {
            closeEngine();
        }
    }

    /** Warns of what is misspelt. */
    void warn() {
        MavenProject project = session.getCurrentProject();
        UnknownElements.warnings(session, project, mojoExecution).forEach(getLog()::warn);
        UnknownProperties.warnings(session, project, mojoExecution).forEach(getLog()::warn);
    }

    /** An error that is passed on would end Maven at once, and with it what other modules can still build. */
    private static MojoExecutionException unexpected(Throwable e) {
        if (Throwables.find(e, OutOfMemoryError.class).isPresent()) {
            long megabytes = Runtime.getRuntime().maxMemory() >> 20;
            return new MojoExecutionException(
                    "Java has no memory left (" + e + "). Maven may take " + megabytes
                            + " MB: give it more by the environment variable MAVEN_OPTS, for example -Xmx"
                            + 2 * megabytes
                            + "m, or have fewer modules built at the same time.",
                    e);
        }
        if (Throwables.find(e, StackOverflowError.class).isPresent()) {
            return new MojoExecutionException(
                    "Something is nested too deep for Java's stack (" + e + "). Please report it with the output of"
                            + " 'mvn -e'; until then give Maven more by the environment variable MAVEN_OPTS: -Xss8m.",
                    e);
        }
        return new MojoExecutionException(
                "An error that should not happen: " + e + ". Please report it with the output of 'mvn -e'.", e);
    }

    /** Shown with {@code -e}. As a cause it would be shown always: Maven appends the messages of all causes. */
    private static <E extends Exception> E withDetails(E failure, RuntimeException details) {
        failure.addSuppressed(details);
        return failure;
    }

    /** Does the goal's work. */
    abstract void executeGoal();

    /** Returns whether this goal alone is to be skipped. */
    boolean skipGoal() {
        return false;
    }

    MavenSession session() {
        return session;
    }

    MojoExecution mojoExecution() {
        return mojoExecution;
    }

    /** Returns the values of the goal's parameters; their fields are only their manual. */
    GoalConfiguration configuration() {
        if (configuration == null) {
            configuration = GoalConfiguration.of(session, session.getCurrentProject(), mojoExecution, getLog()::warn);
        }
        return configuration;
    }

    /** Returns the goal's session with the engine, which is connected with when it is asked something. */
    EngineSession engine() {
        if (engine == null) {
            // Its own checks name a property that is not set, and hide a password of an address.
            EngineSettings settings = EngineSettings.ofProcess(
                    configuration().freeText("dockerHost"), configuration().freeText("dockerContext"), timeout());
            engine = new EngineSession(settings, progress());
            if (configuration().flag("reaper")) {
                engine.beforeContainers(new KilledBuilds(ProjectOwner.lockFolder(session), progress())::clean);
            }
        }
        return engine;
    }

    private void closeEngine() {
        if (engine != null) {
            engine.close();
            engine = null;
        }
    }

    Duration timeout() {
        return configuration().seconds("timeout");
    }

    Progress progress() {
        return progress("");
    }

    /** @param image which of several images it is about, empty for the only one */
    Progress progress(String image) {
        return output().progress(image);
    }

    GoalOutput output() {
        if (output == null) {
            output = output(session);
        }
        return output;
    }

    /** Returns that of work for the current project of another session. */
    GoalOutput output(MavenSession other) {
        return new GoalOutput(other, getLog(), configuration().flag("verbose"));
    }
}
