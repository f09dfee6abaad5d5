package io.github.dockermaven.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.transport.DockerHttpClient;
import io.github.dockermaven.credentials.Credential;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.report.Progress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An engine's requests to registries, pulls and pushes included: the part of {@link EngineImages} with credentials. */
record ImageTransfers(EngineApi api) {
    private static final Pattern PUSHED = Pattern.compile("\\S+: digest: (\\S+) size: \\d+");

    /** The last lines of a pull: an engine reports digest and result only in words. */
    private static final String PULLED_DIGEST = "Digest: ";

    private static final String UP_TO_DATE = "Status: Image is up to date";

    /** The entries of artifacts other than images, and of attestations of images. */
    private static final List<String> NO_PLATFORMS = List.of("/", "unknown/unknown");

    PulledImage pull(
            ImageReference image, Optional<String> platform, Optional<Credential> credential, Progress progress) {
        AtomicReference<String> digest = new AtomicReference<>();
        AtomicBoolean upToDate = new AtomicBoolean();
        Map<String, String> query = new LinkedHashMap<>();
        query.put("fromImage", image.withDefaultTag().toString());
        platform.ifPresent(wanted -> query.put("platform", wanted));
        DockerHttpClient.Request request = transfer("/images/create", query, image, credential);
        try (LayerTransfers layers = LayerTransfers.ofPull(image, progress)) {
            JsonStream.read(api, request, "Pulling " + image, line -> {
                layers.accept(line);
                String status = line.path("status").asText();
                if (status.startsWith(PULLED_DIGEST)) {
                    digest.set(status.substring(PULLED_DIGEST.length()));
                }
                upToDate.compareAndSet(false, status.startsWith(UP_TO_DATE));
            });
        }
        return new PulledImage(digest.get(), upToDate.get());
    }

    List<String> platformsInRegistry(ImageReference image, Optional<Credential> credential) {
        String path = "/distribution/" + EngineApi.inPath(image.withDefaultTag().toString()) + "/json";
        DockerHttpClient.Request request = authorized(DockerHttpClient.Request.Method.GET, path, image, credential);
        List<String> platforms = new ArrayList<>();
        try {
            JsonStream.read(api, request, "Asking for the platforms of " + image, response -> {
                for (JsonNode each : response.path("Platforms")) {
                    platforms.add(platform(each.path("os"), each.path("architecture")));
                }
            });
        } catch (DockerFailureException | DockerExecutionException e) {
            // The pull does not depend on it, and may wait longer for the registry.
            return List.of();
        }
        platforms.removeAll(NO_PLATFORMS);
        return platforms;
    }

    String push(ImageReference image, Optional<Credential> credential, Progress progress) {
        ImageReference tagged = image.withDefaultTag();
        AtomicReference<String> digest = new AtomicReference<>();
        DockerHttpClient.Request request = transfer(
                "/images/" + EngineApi.inPath(tagged.name()) + "/push", Map.of("tag", tagged.tag()), image, credential);
        try (LayerTransfers layers = LayerTransfers.ofPush(tagged, progress)) {
            JsonStream.read(api, request, "Pushing " + tagged, line -> {
                layers.accept(line);
                digest(line).ifPresent(digest::set);
            });
        }
        if (digest.get() == null) {
            throw new DockerFailureException("the engine ended the push without a digest");
        }
        return digest.get();
    }

    /**
     * Returns the digest in a line. Classic stores report it as data as well, containerd's only in words in the last
     * line.
     */
    private static Optional<String> digest(JsonNode line) {
        JsonNode digest = line.path("aux").path("Digest");
        if (digest.isTextual()) {
            return Optional.of(digest.asText());
        }
        Matcher words = PUSHED.matcher(line.path("status").asText());
        return words.matches() ? Optional.of(words.group(1)) : Optional.empty();
    }

    private DockerHttpClient.Request transfer(
            String path, Map<String, String> query, ImageReference image, Optional<Credential> credential) {
        return authorized(DockerHttpClient.Request.Method.POST, path + "?" + EngineApi.query(query), image, credential);
    }

    private DockerHttpClient.Request authorized(
            DockerHttpClient.Request.Method method,
            String path,
            ImageReference image,
            Optional<Credential> credential) {
        return api.request(method, path)
                .putHeader("X-Registry-Auth", EngineLogin.header(image, credential))
                .build();
    }

    /** Returns a platform in the form of {@link EngineImage#platform}. */
    static String platform(JsonNode os, JsonNode architecture) {
        return os.asText() + "/" + architecture.asText();
    }
}
