package io.github.dockermaven.mojo;

import io.github.dockermaven.builder.Builder;
import io.github.dockermaven.builder.RegistryClients;
import io.github.dockermaven.config.BuildParameters;
import io.github.dockermaven.config.GoalConfiguration;
import io.github.dockermaven.images.PullPolicy;
import io.github.dockermaven.project.DockerfileProvider;
import io.github.dockermaven.project.OutputTimestamp;
import io.github.dockermaven.project.ProjectBuilder;
import io.github.dockermaven.project.SourceArchiver;
import io.github.dockermaven.project.SourceMode;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProjectHelper;

/**
 * Attaches what the project's image is built of, its Dockerfile and all files of the build context, as an archive of type
 * <code>tar</code> and classifier <code>docker</code>, which <code>install</code> and <code>deploy</code> take with the
 * project's other files. <code>docker build - &lt; FILE</code> makes the image of it. Needs no engine.
 *
 * @since 1.0.0
 */
@Mojo(name = "source", configurator = GoalConfigurator.HINT, defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public class SourceMojo extends AbstractDockerfileMojo {
    private final DockerfileProvider dockerfiles;
    private final MavenProjectHelper helper;

    /**
     * Of which of <code>images</code> there is an archive: <code>first</code>, of the first that is built here, or
     * <code>all</code>, of each with the classifier <code>docker-ALIAS</code>.
     * <pre>&lt;sourceMode&gt;all&lt;/sourceMode&gt;</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.source.mode", defaultValue = "first")
    private String sourceMode;

    /**
     * Skips this goal.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.skip.source", defaultValue = "false")
    private boolean skipSource;

    /**
     * Values for the <code>ARG</code>s of an own Dockerfile, as <code>docker:build</code> has them. They decide which files
     * it needs; they are not in the archive.
     *
     * @since 1.0.0
     */
    @Parameter
    private Map<String, String> buildArgs;

    /**
     * The stage of an own Dockerfile that will be built, as <code>docker:build</code> has it.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.target")
    private String target;

    /**
     * The time of all files in the archive, in seconds since 1970 or as in <code>2026-11-26T10:00:00Z</code>. The default is
     * February 1980, as in Maven 4, so that the same files are the same archive.
     *
     * @since 1.0.0
     */
    @Parameter(defaultValue = "${project.build.outputTimestamp}", readonly = true)
    private String outputTimestamp;

    @Inject
    SourceMojo(DockerfileProvider dockerfiles, MavenProjectHelper helper) {
        this.dockerfiles = dockerfiles;
        this.helper = helper;
    }

    @Override
    boolean skipGoal() {
        return configuration().flag("skipSource");
    }

    @Override
    void executeGoal() {
        GoalConfiguration goal = configuration();
        SourceMode mode = SourceMode.parse(goal.text("sourceMode").orElseThrow());
        ProjectBuilder.Request request = new ProjectBuilder.Request(
                dockerfileRequest(),
                BuildParameters.read(goal),
                args -> goal.over(args, "docker.buildArgs.", "docker.buildArg."),
                Builder.AUTO,
                PullPolicy.IF_NOT_PRESENT,
                OutputTimestamp.parse(goal.text("outputTimestamp").orElse("")),
                RegistryClients.NONE);
        new SourceArchiver(dockerfiles, helper).archive(images().selected(), mode, request, this::progress);
    }
}
