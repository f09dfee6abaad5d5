package io.github.dockermaven.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.credentials.Credential;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageConfigFile;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.image.Platform;
import io.github.dockermaven.report.Progress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The images of an engine. */
public final class EngineImages {
    private final EngineApi api;
    private final ImageTransfers transfers;

    EngineImages(EngineApi api) {
        this.api = api;
        this.transfers = new ImageTransfers(api);
    }

    /** Returns the image of this name, if the engine has it. */
    public Optional<EngineImage> find(ImageReference image) {
        return inspect(image.toString());
    }

    /** Returns the image of this id ({@code sha256:…}), if the engine has it, whatever its names. */
    public Optional<EngineImage> findById(String id) {
        return inspect(id).filter(found -> found.id().equals(id));
    }

    /**
     * Returns the image of this name for a platform, if the engine has it. A containerd store may have several
     * platforms of one name, and since API 1.49 can be asked for one of them; older engines ignore the platform and
     * show the one they have.
     */
    public Optional<EngineImage> find(ImageReference image, Platform platform) {
        Map<String, String> wanted = new LinkedHashMap<>();
        wanted.put("os", platform.os());
        wanted.put("architecture", platform.architecture());
        if (!platform.variant().isEmpty()) {
            wanted.put("variant", platform.variant());
        }
        String path = "/images/" + EngineApi.inPath(image.toString()) + "/json?platform=" + EngineApi.inQuery(wanted);
        return inspect(image.toString(), () -> api.getNewest(path))
                .map(EngineImages::read)
                .filter(found -> found.runsOn(platform.toString()));
    }

    /**
     * Returns the engine's document of an image, as {@code docker inspect} shows it.
     *
     * @param image its name or id
     */
    public Optional<JsonNode> document(String image) {
        return inspect(image, () -> api.get("/images/" + EngineApi.inPath(image) + "/json"));
    }

    /**
     * Returns the configuration of an image, in the one form that is the same for all sources; empty if the engine does
     * not have the image.
     *
     * @param image its name or id
     */
    public Optional<ImageConfigFile> configuration(String image) {
        return document(image).map(ImageConfigFile::read);
    }

    private Optional<EngineImage> inspect(String image) {
        return document(image).map(EngineImages::read);
    }

    private static EngineImage read(JsonNode found) {
        return new EngineImage(
                found.path("Id").asText(),
                found.path("Size").asLong(),
                ImageTransfers.platform(found.path("Os"), found.path("Architecture")),
                !found.path("Config").path("OnBuild").isEmpty());
    }

    private static Optional<JsonNode> inspect(String image, Supplier<JsonNode> request) {
        try {
            return Optional.of(request.get());
        } catch (ErrorResponseException.Unknown e) {
            return Optional.empty();
        } catch (ErrorResponseException e) {
            throw e.about("Image " + image + " cannot be inspected");
        }
    }

    /**
     * Returns the image of this name.
     *
     * @throws DockerFailureException if the engine does not have it
     */
    public EngineImage get(ImageReference name) {
        return find(name)
                .orElseThrow(() -> new DockerFailureException("Image " + name + " is not in the engine at "
                        + api.address()
                        + ". Build it first with 'mvn package docker:build', or name an existing one with"
                        + " -Ddocker.image."));
    }

    /**
     * Returns the images, the newest first, without a classic builder's intermediate ones, as {@code docker images}
     * does.
     *
     * @param filters those of {@code docker images --filter}, by their names; empty for all images
     */
    public List<ListedImage> list(Map<String, List<String>> filters) {
        try {
            JsonNode list = api.get("/images/json?filters=" + EngineApi.inQuery(filters));
            List<ListedImage> images = new ArrayList<>();
            list.forEach(image -> images.add(ListedImage.read(image)));
            return images;
        } catch (ErrorResponseException e) {
            DockerFailureException failure = e.about("The images cannot be listed");
            throw new DockerFailureException(failure.getMessage() + remedyOfList(filters, e), e);
        }
    }

    private static String remedyOfList(Map<String, List<String>> filters, ErrorResponseException refusal) {
        if (filters.containsKey("before") || filters.containsKey("since")) {
            return " The filters before and since need an image that the engine has.";
        }
        return refusal.getMessage().contains("syntax error in pattern")
                ? " A pattern of names has '*', '?' and letters in '[' and ']': for example shop/users:1.[0-9]*."
                : "";
    }

    /**
     * Removes a name from an image, or all of them if it is given by its id. An image without names is deleted.
     *
     * @param image its name or id
     * @param force whether it may be used by containers, and have several names
     * @throws DockerFailureException with the engine's message if it refuses
     */
    public RemovedImage remove(String image, boolean force) {
        try {
            JsonNode removed = api.delete("/images/" + EngineApi.inPath(image) + "?force=" + force);
            return new RemovedImage(removed.findValuesAsText("Untagged"), removed.findValuesAsText("Deleted"));
        } catch (ErrorResponseException e) {
            throw new DockerFailureException(e.getMessage(), e);
        }
    }

    /** Adds a name to an image. A name of another image moves to this one, as with {@code docker tag}. */
    public void tag(String image, ImageReference name) {
        ImageReference tagged = name.withDefaultTag();
        try {
            api.post("/images/" + EngineApi.inPath(image) + "/tag?repo=" + EngineApi.inPath(tagged.name()) + "&tag="
                    + EngineApi.inPath(tagged.tag()));
        } catch (ErrorResponseException e) {
            throw e.about("Image " + image + " cannot be tagged as " + tagged);
        }
    }

    /**
     * Pulls an image into the engine.
     *
     * @param platform {@code os/architecture[/variant]}, the engine's own if empty
     * @throws DockerFailureException with the engine's message if it fails
     */
    public PulledImage pull(
            ImageReference image, Optional<String> platform, Optional<Credential> credential, Progress progress) {
        return transfers.pull(image, platform, credential, progress);
    }

    /**
     * Returns the platforms of an image in its registry, each {@code os/architecture}. The engine sends the request; the
     * list is empty if it fails, or the engine does not support it, like Podman. Nothing is pulled.
     */
    public List<String> platformsInRegistry(ImageReference image, Optional<Credential> credential) {
        return transfers.platformsInRegistry(image, credential);
    }

    /**
     * Pushes an image from the engine to the registry of its name.
     *
     * @return the digest of the image's manifest in the registry
     * @throws DockerFailureException with the registry's message if it refuses
     */
    public String push(ImageReference image, Optional<Credential> credential, Progress progress) {
        return transfers.push(image, credential, progress);
    }
}
