package io.github.dockermaven.mojo;

import io.github.dockermaven.application.DockerfileOptions;
import io.github.dockermaven.credentials.Credentials;
import io.github.dockermaven.credentials.RegistryUse;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.images.ImagePusher;
import io.github.dockermaven.project.BuiltImageFile;
import io.github.dockermaven.project.ImageOutput;
import io.github.dockermaven.project.ProjectImage;
import io.github.dockermaven.project.SessionCredentials;
import io.github.dockermaven.report.Progress;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Pushes the project's image under each of its names to the registry of that name. The user and password are, in this
 * order, the properties <code>docker.push.username</code> and <code>docker.push.password</code>,
 * <code>docker.username</code> and <code>docker.password</code>, or <code>authConfig</code> (these for the registry that
 * <code>image</code> is pushed to only), a <code>&lt;server&gt;</code> of settings.xml whose id is the registry, or what
 * <code>docker login</code> or <code>podman login</code> stored.
 *
 * @since 1.0.0
 */
@Mojo(name = "push", configurator = GoalConfigurator.HINT, defaultPhase = LifecyclePhase.DEPLOY, threadSafe = true)
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
        return configuration().flag("skipPush");
    }

    @Override
    void executeGoal() {
        List<ProjectImage> images = describedImages(DockerfileOptions.NONE);
        if (images.isEmpty()) {
            push(ImageOutput.of(project()), imageNames().all(project()), null, progress());
        }
        for (ProjectImage image : images) {
            if (!image.skipPush()) {
                push(place(image, images.size() == 1), image.names(), image.registry(), progress(image.subject()));
            }
        }
    }

    private void push(ImageOutput place, List<ImageReference> names, String ofImage, Progress progress) {
        UnaryOperator<ImageReference> inRegistry = each -> pushedName(each, ofImage);
        List<ImageReference> wanted = names.stream().map(inRegistry).toList();
        Optional<BuiltImageFile> there = BuiltImageFile.ofRegistry(place, wanted.get(0));
        if (there.isPresent()) {
            there.get().requireNames(wanted);
            progress.action("Nothing to push: docker:build put " + there.get().name() + " into its registry, digest "
                    + there.get().digest());
            return;
        }
        BuiltImageFile.find(place, names, imageWish()).ifPresent(image -> {
            image.requireEngine("pushed", "docker.skip.push");
            Credentials registries = credentials(credentials, RegistryUse.PUSH, credentialRegistries());
            pusher.push(image.references(), inRegistry, isRequired(image), registries, engine().images(), progress)
                    .ifPresent(pushed -> image.withId(pushed.id())
                            .withDigest(pushed.digest())
                            .write(place));
        });
    }
}
