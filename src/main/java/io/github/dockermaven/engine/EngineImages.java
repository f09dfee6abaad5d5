package io.github.dockermaven.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.command.PullImageCmd;
import com.github.dockerjava.api.command.PushImageCmd;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.AuthConfig;
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
        return inspect(image.toString());
    }

    /** The image of this id ({@code sha256:…}), if the engine has it, under whatever names or none. */
    public Optional<EngineImage> findById(String id) {
        return inspect(id).filter(found -> found.id().equals(id));
    }

    private Optional<EngineImage> inspect(String image) {
        try {
            JsonNode found = EngineQuestion.ask(engine, "/images/" + EngineQuestion.inPath(image) + "/json");
            return Optional.of(new EngineImage(
                    found.path("Id").asText(),
                    found.path("Size").asLong(),
                    found.path("Os").asText() + "/" + found.path("Architecture").asText(),
                    !found.path("Config").path("OnBuild").isEmpty()));
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
        return credential
                .map(given -> EngineLogin.authConfig(image.registry(), given))
                .orElseGet(AuthConfig::new);
    }
}
