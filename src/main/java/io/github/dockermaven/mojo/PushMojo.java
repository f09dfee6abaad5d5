package io.github.dockermaven.mojo;

import io.github.dockermaven.config.ServiceImage;
import io.github.dockermaven.credentials.Credentials;
import io.github.dockermaven.credentials.RegistryUse;
import io.github.dockermaven.images.ImagePusher;
import io.github.dockermaven.project.BuiltImageFile;
import io.github.dockermaven.project.CredentialRegistries;
import io.github.dockermaven.project.ImageNames;
import io.github.dockermaven.project.ProjectImage;
import io.github.dockermaven.project.SessionCredentials;
import io.github.dockermaven.report.Progress;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Pushes the project's image under each of its names to the registry of that name, and the images that
 * <code>docker:build</code> has made of a compose file's services and that have a name there. The user and password are, in this
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
        ServiceImages services = ServiceImages.of(this);
        if (!services.areAll()) {
            pushAll(images().selected(), images().credentialRegistries(), output());
        }
        for (ServiceImages.OfProject due : services.due()) {
            List<ProjectImage> images =
                    due.images().stream().map(ServiceImage::built).toList();
            images.stream()
                    .filter(image -> !image.skipPush())
                    .findFirst()
                    .ifPresent(first -> pushAll(images, images().registriesOf(first), output(due.session())));
        }
    }

    private void pushAll(List<ProjectImage> images, CredentialRegistries registries, GoalOutput shown) {
        for (ProjectImage image : images) {
            if (!image.skipPush()) {
                push(image, registries, shown.progress(image.label()));
            }
        }
    }

    private void push(ProjectImage image, CredentialRegistries registries, Progress progress) {
        ImageNames names = image.names();
        Optional<BuiltImageFile> inRegistry = BuiltImageFile.ofRegistry(image.output(), names.pushed(names.name()));
        if (inRegistry.isPresent()) {
            inRegistry.get().requireNames(names.pushed());
            progress.action(
                    "Nothing to push: docker:build put " + inRegistry.get().name() + " into its registry, digest "
                            + inRegistry.get().digest());
            return;
        }
        BuiltImageFile.find(image.output(), names.all(), requirement()).ifPresent(built -> {
            built.requireEngine("pushed", "docker.skip.push");
            Credentials known = credentials(credentials, RegistryUse.PUSH, registries);
            pusher.push(built.references(), names::pushed, isRequired(built), known, engine().images(), progress)
                    .ifPresent(pushed -> built.withId(pushed.id())
                            .withDigest(pushed.digest())
                            .write(image.output()));
        });
    }
}
