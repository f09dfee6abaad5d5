package io.github.dockermaven.mojo;

import io.github.dockermaven.build.ImagePusher;
import io.github.dockermaven.build.PushedImage;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.project.ImageRecord;
import io.github.dockermaven.project.SessionCredentials;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Pushes the project's image under each of its names to the registry of that name. The user and password are, in this
 * order, the properties <code>docker.username</code> and <code>docker.password</code> (for the registry of
 * <code>image</code> only), a <code>&lt;server&gt;</code> of settings.xml whose id is the registry, or what
 * <code>docker login</code> stored.
 *
 * @since 1.0.0
 */
@Mojo(name = "push", defaultPhase = LifecyclePhase.DEPLOY, threadSafe = true)
public class PushMojo extends AbstractImageMojo {
    private final ImagePusher pusher;
    private final SessionCredentials credentials;

    /**
     * Skips this goal.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.skip.push", defaultValue = "false")
    private boolean skipPush;

    @Inject
    PushMojo(ImagePusher pusher, SessionCredentials credentials) {
        this.pusher = pusher;
        this.credentials = credentials;
    }

    @Override
    boolean skipGoal() {
        return skipPush;
    }

    @Override
    void run() {
        ImageReference name = imageNames().name(project());
        Optional<ImageRecord> record = ImageRecord.read(project(), name);
        if (record.isEmpty() && !imageWanted()) {
            getLog().info("No image of " + project().getArtifactId() + " to push: none was built.");
            return;
        }
        List<ImageReference> names = new ArrayList<>(imageNames().all(project()));
        record.ifPresent(built -> names.addAll(built.references()));
        List<PushedImage> pushed = pusher.push(
                names.stream().distinct().toList(),
                credentials.of(session(), project(), name),
                engineSettings(),
                progress());
        record.orElseGet(() -> ImageRecord.of(names, pushed.get(0).id()))
                .withDigest(pushed.get(0).digest())
                .write(project());
    }
}
