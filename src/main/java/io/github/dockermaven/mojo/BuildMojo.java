package io.github.dockermaven.mojo;

import io.github.dockermaven.build.BuildRequest;
import io.github.dockermaven.build.BuiltImage;
import io.github.dockermaven.build.ImageBuilder;
import io.github.dockermaven.build.PullPolicy;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.project.ImageRecord;
import io.github.dockermaven.project.ProjectDockerfiles;
import io.github.dockermaven.project.SessionCredentials;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Builds the project's image in a Docker Engine, from the project's own Dockerfile or one that is written for its
 * runnable jar, and gives it all its names. By BuildKit where the engine has it.
 *
 * @since 1.0.0
 */
@Mojo(name = "build", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public class BuildMojo extends AbstractDockerfileMojo {
    private final ProjectDockerfiles dockerfiles;
    private final ImageBuilder builder;
    private final SessionCredentials credentials;

    /**
     * Skips this goal.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.skip.build", defaultValue = "false")
    private boolean skipBuild;

    /**
     * Values for the <code>ARG</code>s of an own Dockerfile.
     * <pre>&lt;buildArgs&gt;&lt;VERSION&gt;${project.version}&lt;/VERSION&gt;&lt;/buildArgs&gt;</pre>
     * Each may be a property too, <code>docker.buildArg.VERSION</code> or <code>docker.buildArgs.VERSION</code>: of the
     * command line, where it goes before this element, or of the project, where it goes after it. Images tell their build
     * arguments to everybody: none is for a secret.
     *
     * @since 1.0.0
     */
    @Parameter
    private Map<String, String> buildArgs;

    /**
     * Builds each step anew instead of taking it from the engine's cache.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.noCache", defaultValue = "false")
    private boolean noCache;

    /**
     * When base images are pulled: <code>IfNotPresent</code>, <code>Always</code> or <code>Never</code>.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.imagePullPolicy", defaultValue = "IfNotPresent")
    private String imagePullPolicy;

    @Inject
    BuildMojo(ProjectDockerfiles dockerfiles, ImageBuilder builder, SessionCredentials credentials) {
        this.dockerfiles = dockerfiles;
        this.builder = builder;
        this.credentials = credentials;
    }

    @Override
    boolean skipGoal() {
        return skipBuild;
    }

    @Override
    void run() {
        List<ImageReference> names = imageNames().all(project());
        PullPolicy pullPolicy = PullPolicy.parse(imagePullPolicy);
        dockerfiles.provide(dockerfileRequest()).ifPresent(dockerfile -> build(dockerfile, names, pullPolicy));
    }

    private void build(Path dockerfile, List<ImageReference> names, PullPolicy pullPolicy) {
        BuildRequest request = new BuildRequest(
                names,
                dockerfile,
                contextDir(),
                properties().over(buildArgs, "docker.buildArgs.", "docker.buildArg."),
                noCache,
                pullPolicy,
                credentials.of(session(), project(), names.get(0)),
                engineSettings());
        BuiltImage built = builder.build(request, progress());
        ImageRecord.of(built.tags(), built.id()).write(project());
    }
}
