package io.github.dockermaven.engine;

import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.command.PullImageCmd;
import com.github.dockerjava.api.command.PushImageCmd;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.ContainerConfig;
import com.github.dockerjava.api.model.PullResponseItem;
import com.github.dockerjava.api.model.PushResponseItem;
import io.github.dockermaven.image.Credential;
import io.github.dockermaven.image.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.image.Progress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The images of an engine. */
public final class EngineImages {
    private static final Pattern PUSHED = Pattern.compile("\\S+: digest: (\\S+) size: \\d+");

    private final Engine engine;

    public EngineImages(Engine engine) {
        this.engine = engine;
    }

    /** The image of this name, if the engine has it. */
    public Optional<EngineImage> find(ImageReference image) {
        try {
            InspectImageResponse found =
                    engine.client().inspectImageCmd(image.toString()).exec();
            String platform = found.getOs() + "/" + found.getArch();
            return Optional.of(new EngineImage(found.getId(), found.getSize() == null ? 0 : found.getSize(), platform));
        } catch (NotFoundException e) {
            return Optional.empty();
        } catch (DockerException e) {
            throw EngineErrors.refused("Image " + image + " cannot be inspected", e);
        }
    }

    /**
     * The image of this name.
     *
     * @throws DockerFailureException if the engine does not have it
     */
    public EngineImage get(ImageReference name) {
        return find(name)
                .orElseThrow(() -> new DockerFailureException("Image " + name + " is not in the engine at "
                        + engine.address()
                        + ". Build it first with 'mvn package docker:build', or name one that is there"
                        + " with -Ddocker.image."));
    }

    /** Whether an image has instructions that run in every build which begins with it ({@code ONBUILD}). */
    public boolean hasTriggers(ImageReference image) {
        try {
            ContainerConfig config =
                    engine.client().inspectImageCmd(image.toString()).exec().getConfig();
            return config != null && config.getOnBuild() != null && config.getOnBuild().length > 0;
        } catch (DockerException e) {
            throw EngineErrors.refused("Image " + image + " cannot be inspected", e);
        }
    }

    /** Gives an image one more name. A name that another image had moves to this one, as with {@code docker tag}. */
    public void tag(String image, ImageReference name) {
        ImageReference tagged = name.withDefaultTag();
        try {
            engine.client().tagImageCmd(image, tagged.name(), tagged.tag()).exec();
        } catch (DockerException e) {
            throw EngineErrors.refused("Image " + image + " cannot be tagged as " + tagged, e);
        }
    }

    /**
     * Has the engine pull an image.
     *
     * @param platform {@code os/architecture[/variant]}, or {@code null} for the engine's own
     * @throws DockerFailureException with the engine's words if it cannot
     */
    public void pull(ImageReference image, String platform, Optional<Credential> credential, Progress progress) {
        LayerTransfers transfers = new LayerTransfers("Pulling " + image, "Downloading", progress);
        StreamedAnswer<PullResponseItem> answer = new StreamedAnswer<>("Pulling " + image, transfers::accept);
        try (PullImageCmd pull =
                engine.client().pullImageCmd(image.withDefaultTag().toString())) {
            pull.withAuthConfig(authConfig(image, credential));
            if (platform != null) {
                pull.withPlatform(platform);
            }
            pull.exec(answer);
            answer.await();
        }
    }

    /**
     * Has the engine push an image to the registry that its name gives.
     *
     * @return the digest of the image's manifest in the registry
     * @throws DockerFailureException with the registry's words if it refuses
     */
    public String push(ImageReference image, Optional<Credential> credential, Progress progress) {
        ImageReference tagged = image.withDefaultTag();
        AtomicReference<String> digest = new AtomicReference<>();
        LayerTransfers transfers = new LayerTransfers("Pushing " + tagged, "Pushing", progress);
        StreamedAnswer<PushResponseItem> answer = new StreamedAnswer<>("Pushing " + tagged, item -> {
            transfers.accept(item);
            digest(item).ifPresent(digest::set);
        });
        try (PushImageCmd push = engine.client().pushImageCmd(tagged.name()).withTag(tagged.tag())) {
            push.withAuthConfig(authConfig(image, credential));
            push.exec(answer);
            answer.await();
        }
        if (digest.get() == null) {
            throw new DockerFailureException("the engine ended the push without the digest of what it pushed");
        }
        return digest.get();
    }

    /** Classic stores tell the digest as data as well, containerd's only in the line that they end with. */
    private static Optional<String> digest(PushResponseItem item) {
        if (item.getAux() != null && item.getAux().getDigest() != null) {
            return Optional.of(item.getAux().getDigest());
        }
        Matcher line = PUSHED.matcher(item.getStatus() == null ? "" : item.getStatus());
        return line.matches() ? Optional.of(line.group(1)) : Optional.empty();
    }

    /**
     * Always explicit, and empty without a credential: docker-java would otherwise look for one itself, without regard
     * to the registry it is for.
     */
    private static AuthConfig authConfig(ImageReference image, Optional<Credential> credential) {
        AuthConfig auth = new AuthConfig();
        credential.ifPresent(given -> {
            auth.withRegistryAddress(image.registry());
            if (given.identityToken().isEmpty()) {
                auth.withUsername(given.username()).withPassword(given.password());
            } else {
                auth.withIdentityToken(given.identityToken());
            }
        });
        return auth;
    }
}
