package io.github.dockermaven.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.image.Manifest;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The manifests and indexes of a repository (OCI distribution specification, "Pulling manifests", "Pushing Manifests").
 */
final class Manifests {
    /** The size in bytes that registries have to accept at least. */
    private static final int LARGEST = 4 * 1024 * 1024;

    private static final int NO_SUCH_METHOD = 405;
    /** The various responses of registries to a tag that exists and may not be changed. */
    private static final Set<Integer> MAY_BE_THERE = Set.of(400, 403, 405, 409, 412, 422);

    private static final Map<String, String> ACCEPT = Map.of(
            "Accept",
            String.join(
                    ", ",
                    Manifest.MEDIA_TYPE,
                    "application/vnd.oci.image.index.v1+json",
                    "application/vnd.docker.distribution.manifest.v2+json",
                    "application/vnd.docker.distribution.manifest.list.v2+json"));

    private final RepositoryClient client;
    private final Scope scope;

    Manifests(RepositoryClient client, Scope scope) {
        this.client = client;
        this.scope = scope;
    }

    /**
     * Pulls a manifest.
     *
     * @param reference a tag or a digest
     * @throws DockerFailureException if it is a digest that cannot be compared with the content
     */
    Optional<StoredManifest> get(String reference) {
        checkUsable(reference);
        String what = "Manifest " + reference + " cannot be pulled from";
        Received received = client.ask(
                () -> Request.get(client.address("manifests/" + reference), ACCEPT), scope, what, Received::read);
        Response response = received.response();
        if (isUnknown(response, what)) {
            return Optional.empty();
        }
        Digest digest = checkedDigest(reference, response, received.content(), what);
        JsonNode json = ErrorResponse.json(received.content())
                .orElseThrow(() -> wrong(
                        what,
                        "it is no JSON but "
                                + response.header("Content-Type")
                                        .map(PrintableText::quote)
                                        .orElse("something else")));
        String type = json.path("mediaType").asText("");
        return Optional.of(
                new StoredManifest(type.isEmpty() ? mediaType(response) : type, digest, received.content(), json));
    }

    /** @param content the whole manifest, if there is one */
    private record Received(Response response, byte[] content) {
        static Received read(Response response) throws IOException {
            if (response.status() != 200) {
                return new Received(response, new byte[0]);
            }
            try (response) {
                return new Received(response, response.bytes(LARGEST));
            }
        }
    }

    /**
     * Returns the digest of a tag. This only saves work, so a registry that does not answer, or refuses to answer for a
     * missing tag, counts as one without the tag.
     */
    Optional<Digest> digest(String tag) {
        String what = "Manifest " + tag + " cannot be looked for in";
        Response response = client.hint(() -> Request.head(client.address("manifests/" + tag), ACCEPT), scope, what);
        response.close();
        Optional<Digest> reported =
                reported(response).filter(text -> response.status() == 200).flatMap(Manifests::parsed);
        boolean unreported = response.status() == 200 || response.status() == NO_SUCH_METHOD;
        return reported.isEmpty() && unreported ? current(tag) : reported;
    }

    private static Optional<Digest> parsed(String digest) {
        try {
            return Optional.of(Digest.parse(digest));
        } catch (DockerFailureException e) {
            return Optional.empty();
        }
    }

    private Optional<Digest> current(String reference) {
        try {
            return get(reference).map(StoredManifest::digest);
        } catch (DockerFailureException e) {
            return Optional.empty();
        }
    }

    /** Stores a manifest under a tag or its digest. */
    Digest put(String reference, byte[] content, String mediaType) {
        String what = "Manifest " + reference + " cannot be pushed to";
        Digest digest = Digest.of(content);
        Response response = client.ask(
                () -> new Request(
                        "PUT",
                        client.address("manifests/" + reference),
                        Map.of("Content-Type", mediaType),
                        Optional.of(RequestBody.of(content))),
                scope,
                what);
        if (!response.isSuccess()) {
            DockerFailureException refusal = client.refusal(what, response);
            // An earlier, interrupted push may have stored it, and the repository allows no second time.
            if (MAY_BE_THERE.contains(response.status())
                    && current(reference).filter(digest::equals).isPresent()) {
                return digest;
            }
            throw refusal;
        }
        response.close();
        Optional<String> stored = reported(response);
        if (stored.isPresent() && !stored.get().equals(digest.toString())) {
            throw client.wrong(
                    what,
                    "it has the digest " + digest + ", but the registry stored " + PrintableText.quote(stored.get()),
                    "Check whether the registry changes the content that is pushed to it");
        }
        return digest;
    }

    private boolean isUnknown(Response response, String what) {
        if (response.status() == 404) {
            response.close();
            return true;
        }
        if (response.status() != 200) {
            throw client.refusal(what, response);
        }
        return false;
    }

    private static void checkUsable(String reference) {
        if (reference.contains(":")) {
            Digest.parse(reference);
        }
    }

    private static Optional<String> expected(String reference) {
        return Optional.of(reference).filter(text -> text.startsWith("sha256:"));
    }

    private Digest checkedDigest(String reference, Response response, byte[] content, String what) {
        Digest digest = Digest.of(content);
        expected(reference).ifPresent(expected -> checkSame(expected, digest.toString(), what));
        reported(response).ifPresent(reported -> checkSame(reported, digest.toString(), what));
        return digest;
    }

    /** Returns the digest that the registry reports, if it can be compared. */
    private static Optional<String> reported(Response response) {
        return response.header("Docker-Content-Digest").filter(text -> text.startsWith("sha256:"));
    }

    private void checkSame(String expected, String digest, String what) {
        if (!expected.equals(digest)) {
            throw wrong(
                    what,
                    "the received content has the digest " + PrintableText.quote(digest) + " and not "
                            + PrintableText.quote(expected));
        }
    }

    private static String mediaType(Response response) {
        return response.header("Content-Type").orElse("").replaceFirst("\\s*;.*", "");
    }

    private DockerFailureException wrong(String what, String reason) {
        return client.wrong(what, reason, "Check the proxies between the registry and this machine");
    }
}
