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

/** The manifests and indexes of a repository (OCI distribution specification, "Pulling manifests", "Pushing Manifests"). */
final class Manifests {
    /** What registries have to accept at least, and clients need not exceed. */
    private static final int LARGEST = 4 * 1024 * 1024;

    private static final int NO_SUCH_METHOD = 405;
    /** What registries answer, in different ways, if a tag is there already and its repository lets none be changed. */
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
     * @param reference a tag or a digest
     * @throws DockerFailureException if it is a digest that we cannot compare with what comes
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

    /** @param content all of it if there is a manifest */
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
     * The digest of what a tag names. It only spares work, so a registry that does not answer, or refuses to be asked of a
     * tag that is not there, is taken for one that has nothing.
     */
    Optional<Digest> digest(String tag) {
        String what = "Manifest " + tag + " cannot be looked for in";
        Response response = client.hint(() -> Request.head(client.address("manifests/" + tag), ACCEPT), scope, what);
        response.close();
        Optional<Digest> said =
                said(response).filter(text -> response.status() == 200).flatMap(Manifests::parsed);
        boolean unsaid = response.status() == 200 || response.status() == NO_SUCH_METHOD;
        return said.isEmpty() && unsaid ? current(tag) : said;
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

    /** Stores one under a tag or its digest. */
    Digest put(String reference, byte[] content, String mediaType) {
        String what = "Manifest " + reference + " cannot be pushed to";
        Digest digest = Digest.of(content);
        Response response = client.ask(
                () -> new Request(
                        "PUT",
                        client.address("manifests/" + reference),
                        Map.of("Content-Type", mediaType),
                        RequestBody.of(content)),
                scope,
                what);
        if (!response.isSuccess()) {
            DockerFailureException refusal = client.refusal(what, response);
            // An earlier push that got half through may have stored it, where nothing may be stored twice.
            if (MAY_BE_THERE.contains(response.status())
                    && current(reference).filter(digest::equals).isPresent()) {
                return digest;
            }
            throw refusal;
        }
        response.close();
        Optional<String> stored = said(response);
        if (stored.isPresent() && !stored.get().equals(digest.toString())) {
            throw client.wrong(
                    what,
                    "it has the digest " + digest + ", but the registry stored " + PrintableText.quote(stored.get()),
                    "See whether the registry changes what is pushed to it");
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

    private static Optional<String> wanted(String reference) {
        return Optional.of(reference).filter(text -> text.startsWith("sha256:"));
    }

    private Digest checkedDigest(String reference, Response response, byte[] content, String what) {
        Digest digest = Digest.of(content);
        wanted(reference).ifPresent(wanted -> checkSame(wanted, digest.toString(), what));
        said(response).ifPresent(said -> checkSame(said, digest.toString(), what));
        return digest;
    }

    /** What the registry says that the digest is, if it says so in a way that can be compared. */
    private static Optional<String> said(Response response) {
        return response.header("Docker-Content-Digest").filter(text -> text.startsWith("sha256:"));
    }

    private void checkSame(String wanted, String digest, String what) {
        if (!wanted.equals(digest)) {
            throw wrong(
                    what,
                    "what it gives has the digest " + PrintableText.quote(digest) + " and not "
                            + PrintableText.quote(wanted));
        }
    }

    private static String mediaType(Response response) {
        return response.header("Content-Type").orElse("").replaceFirst("\\s*;.*", "");
    }

    private DockerFailureException wrong(String what, String reason) {
        return client.wrong(what, reason, "See what is between the registry and here");
    }
}
