package io.github.dockermaven.registry;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * One blob on its way to a registry (OCI distribution specification, "Pushing Blobs"): POST begins the upload or mounts the
 * blob from another repository, a single PUT brings all of it. A registry that does not know that gets it as docker sends it:
 * by PATCH, then an empty PUT. After a cut or a failure that may pass the registry is asked what it has (GET), and only the
 * rest is sent; where it does not know any more, the upload begins anew.
 */
final class BlobUpload {
    /** How much is sent at a time to a registry, or a proxy before it, that finds a whole blob too large. */
    private static final long CHUNK = 32L * 1024 * 1024;

    /** After how many cuts that brought nothing it is sent so: a proxy may cut what it finds too large, or too slow. */
    private static final int PATIENCE = 2;

    /** What a registry answers that does not expect the content in a PUT; if it ignores that, 400 for the wrong digest. */
    private static final Set<Integer> NO_CONTENT_IN_PUT = Set.of(400, 404, 405, 411, 415, 422, 501);

    private static final int CONFLICT = 409;

    private final RepositoryClient client;
    private final Blob blob;
    private final UploadOpening opening;
    private final UploadRequests requests;
    private final String what;
    private final Scope scope;
    private final Backoff backoff;

    private HttpUrl location;
    private long offset;
    private long furthest;
    private long longestChunk = Long.MAX_VALUE;
    private long shortestChunk;
    private boolean resumed;
    private boolean mayMount;
    /** Why the content does not go in a PUT, {@code null} while it may. */
    private DockerFailureException putRefusal;

    /** @param moved told how many bytes of the blob are behind; less than before if some have to be sent again */
    BlobUpload(RepositoryClient client, Blob blob, LongConsumer moved) {
        this.client = client;
        this.blob = blob;
        this.requests = new UploadRequests(blob, moved);
        this.what = "Blob " + blob.digest() + " cannot be pushed to";
        this.scope = Scope.push(client.repository());
        this.opening = new UploadOpening(client, scope, what);
        this.backoff = client.backoff();
        this.mayMount = !blob.from().isEmpty();
    }

    /** Pushes the blob, if it cannot be mounted. An upload that does not go on is not left to the registry. */
    void run() {
        try {
            upload();
        } catch (RuntimeException e) {
            if (location != null) {
                abandon();
            }
            throw e;
        }
    }

    private void abandon() {
        new UploadCancellation(client, location, scope).run();
        location = null;
    }

    private void upload() {
        while (true) {
            if (location == null && begin()) {
                return;
            }
            try {
                Optional<Response> trouble = send();
                if (trouble.isEmpty()) {
                    return;
                }
                if (isStoredByAnother(trouble.get())) {
                    trouble.get().close();
                    abandon();
                    return;
                }
                retry(trouble.get());
            } catch (IOException e) {
                if (!client.isRetryable(e) || !backoff.retry(Optional.empty())) {
                    throw client.failure(what, e);
                }
                if (backoff.failed() >= PATIENCE) {
                    longestChunk = CHUNK;
                }
            }
            if (location != null && findOutWhatIsThere()) {
                return;
            }
        }
    }

    /** Begins the upload. Returns whether it is over already, because the registry has mounted the blob. */
    private boolean begin() {
        if (mayMount) {
            mayMount = false;
            Response response = opening.mount(blob);
            if (response.status() == UploadOpening.MOUNTED) {
                checkDigest(response);
                return true;
            }
            if (opening.isBegun(response)) {
                began(response);
                return false;
            }
            // It may not let us read the other repository, or cannot mount at all: an upload is asked for by itself.
            response.close();
        }
        began(opening.begin());
        return false;
    }

    private void began(Response response) {
        try (response) {
            location = opening.location(response);
            shortestChunk = UploadRequests.shortestChunk(response);
            offset = 0;
            resumed = false;
        }
    }

    /** Sends what is left. Returns an answer that stands in the way, or nothing if all is done. */
    private Optional<Response> send() throws IOException {
        boolean whole = offset == 0 && blob.size() <= longestChunk && putRefusal == null;
        while (!whole && offset < blob.size()) {
            long length = Math.min(blob.size() - offset, Math.max(longestChunk, shortestChunk));
            Response response = client.once(requests.patch(location, offset, length), scope);
            if (!response.isSuccess()) {
                return Optional.of(response);
            }
            took(response, offset + length);
        }
        Response response = client.once(requests.put(location, whole), scope);
        if (!response.isSuccess()) {
            return Optional.of(response);
        }
        checkDigest(response);
        return Optional.empty();
    }

    private void took(Response response, long end) throws IOException {
        try (response) {
            location = HttpUrl.location(response).orElse(location);
            // Some have the end in it by one too far, or the part's own; what is wrong with it the digest shows.
            long said = UploadRequests.received(response).orElse(0);
            long now = said == 0 ? end : Math.min(said, end);
            if (now <= offset) {
                throw new IOException("it says that it has " + now + " bytes of the " + end + " sent");
            }
            advanceTo(now);
        } catch (IOException e) {
            throw new ExchangeException(response.address(), e);
        }
    }

    private void advanceTo(long now) {
        offset = now;
        if (now > furthest) {
            furthest = now;
            backoff.advanced();
        }
    }

    /** Waits after an answer that may be another one next time. */
    private void retry(Response response) {
        if (response.status() == 413 && longestChunk > CHUNK && blob.size() > CHUNK) {
            response.close();
            longestChunk = CHUNK;
            return;
        }
        boolean lost = response.status() == 404;
        if (putRefusal == null
                && offset == 0
                && response.method().equals("PUT")
                && NO_CONTENT_IN_PUT.contains(response.status())) {
            putRefusal = client.refusal(what, response);
            leave(lost);
            return;
        }
        boolean spoilt = response.status() == 416 || response.status() == 400 && resumed;
        if (!lost && !spoilt && !response.isRetryable() || !backoff.retry(response.header("Retry-After"))) {
            DockerFailureException refusal = client.refusal(what, response);
            // One that does not know PATCH has said before what is wrong.
            throw putRefusal != null && response.method().equals("PATCH") ? putRefusal : refusal;
        }
        response.close();
        if (lost || spoilt) {
            leave(lost);
        }
    }

    /** Has the upload begin anew. */
    private void leave(boolean lost) {
        if (lost) {
            location = null;
        } else {
            abandon();
        }
    }

    /** Whether the blob is there, because somebody else has stored it meanwhile. */
    private boolean isStoredByAnother(Response response) {
        return response.status() == CONFLICT && isThere();
    }

    private boolean isThere() {
        return new BlobSearch(client, scope).isThere(blob.digest());
    }

    /**
     * Asks the registry how much it has of an upload that was interrupted. Where it has forgotten, or does not say, the
     * upload is over.
     *
     * @return whether the whole blob is there: it was the answer that got lost
     */
    private boolean findOutWhatIsThere() {
        Response response = client.ask(() -> Request.get(location, Map.of()), scope, what);
        boolean lost = response.status() == 404;
        try (response) {
            if (response.status() / 100 == 2) {
                location = HttpUrl.location(response).orElse(location);
                long end = UploadRequests.received(response).orElse(0);
                if (end <= blob.size()) {
                    advanceTo(end);
                    resumed = end > 0;
                    return false;
                }
            }
        } catch (IOException e) {
            // What it says is of no use.
        }
        leave(lost);
        return isThere();
    }

    private void checkDigest(Response response) {
        response.close();
        Optional<String> digest = response.header("Docker-Content-Digest").filter(text -> text.startsWith("sha256:"));
        if (digest.isPresent() && !digest.get().equals(blob.digest().toString())) {
            throw client.wrong(
                    what,
                    "it stored another content, " + PrintableText.quote(digest.get()),
                    "See the registry's log, and push again");
        }
    }
}
