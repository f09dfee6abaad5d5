package io.github.dockermaven.registry;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * The upload of a blob to a registry (OCI distribution specification, "Pushing Blobs"): POST begins the upload or
 * mounts the blob from another repository, and a single PUT sends all of it. A registry that does not support this
 * receives it as docker sends it: by PATCH, then an empty PUT. After a broken connection or a retryable failure the
 * registry is asked for its progress (GET), and only the rest is sent; if it no longer knows the upload, a new one
 * begins.
 */
final class BlobUpload {
    /** The size of a chunk in bytes, for a registry or its proxy that refuses a whole blob as too large. */
    private static final long CHUNK = 32L * 1024 * 1024;

    /**
     * The number of broken connections without progress before chunks are sent: a proxy may cut what is too large or
     * too slow.
     */
    private static final int CUTS_BEFORE_CHUNKS = 2;

    /**
     * The responses of registries that expect no content in a PUT; one that ignores it answers 400 for the wrong
     * digest.
     */
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
    /** The reason not to send the content in a PUT, {@code null} if it may be sent so. */
    private DockerFailureException putRefusal;

    /**
     * @param moved receives the number of bytes that the registry has; fewer than before if some have to be sent again
     */
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

    /** Pushes the blob, unless it can be mounted. A failed upload is cancelled. */
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
                Optional<Response> rejected = send();
                if (rejected.isEmpty()) {
                    return;
                }
                if (isStoredByAnother(rejected.get())) {
                    rejected.get().close();
                    abandon();
                    return;
                }
                retry(rejected.get());
            } catch (IOException e) {
                if (!client.isRetryable(e) || !backoff.retry(Optional.empty())) {
                    throw client.failure(what, e);
                }
                if (backoff.failed() >= CUTS_BEFORE_CHUNKS) {
                    longestChunk = CHUNK;
                }
            }
            if (location != null && queryProgress()) {
                return;
            }
        }
    }

    /** Begins the upload. Returns whether it is complete already, because the registry has mounted the blob. */
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
            // The credential may not allow reading the other repository, or the registry cannot mount: a plain upload
            // follows.
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

    /** Sends the rest of the blob. Returns the response that refuses it, or nothing if all is done. */
    private Optional<Response> send() throws IOException {
        boolean whole = offset == 0 && blob.size() <= longestChunk && putRefusal == null;
        while (!whole && offset < blob.size()) {
            long length = Math.min(blob.size() - offset, Math.max(longestChunk, shortestChunk));
            Response response = client.once(requests.patch(location, offset, length), scope);
            if (!response.isSuccess()) {
                return Optional.of(response);
            }
            accepted(response, offset + length);
        }
        Response response = client.once(requests.put(location, whole), scope);
        if (!response.isSuccess()) {
            return Optional.of(response);
        }
        checkDigest(response);
        return Optional.empty();
    }

    private void accepted(Response response, long end) throws IOException {
        try (response) {
            location = HttpUrl.location(response).orElse(location);
            // Some registries report an end that is one too large, or the chunk's own; the digest reveals a wrong
            // content.
            long reported = UploadRequests.received(response).orElse(0);
            long received = reported == 0 ? end : Math.min(reported, end);
            if (received <= offset) {
                throw new IOException("it reports " + received + " received bytes of the " + end + " sent");
            }
            advanceTo(received);
        } catch (IOException e) {
            throw new ExchangeException(response.address(), e);
        }
    }

    private void advanceTo(long received) {
        offset = received;
        if (received > furthest) {
            furthest = received;
            backoff.reset();
        }
    }

    /** Waits after a retryable response. */
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
            restart(lost);
            return;
        }
        boolean invalid = response.status() == 416 || response.status() == 400 && resumed;
        if (!lost && !invalid && !response.isRetryable() || !backoff.retry(response.header("Retry-After"))) {
            DockerFailureException refusal = client.refusal(what, response);
            // A registry that does not support PATCH has named the cause before.
            throw putRefusal != null && response.method().equals("PATCH") ? putRefusal : refusal;
        }
        response.close();
        if (lost || invalid) {
            restart(lost);
        }
    }

    /** Makes the upload begin again. */
    private void restart(boolean lost) {
        if (lost) {
            location = null;
        } else {
            abandon();
        }
    }

    /** Returns whether the blob exists, because somebody else has stored it meanwhile. */
    private boolean isStoredByAnother(Response response) {
        return response.status() == CONFLICT && exists();
    }

    private boolean exists() {
        return new BlobSearch(client, scope).exists(blob.digest());
    }

    /**
     * Asks the registry for the progress of an interrupted upload. If it no longer knows the upload, or does not report
     * its progress, the upload is given up.
     *
     * @return whether the whole blob exists: only its response was lost
     */
    private boolean queryProgress() {
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
            // Its report is of no use.
        }
        restart(lost);
        return exists();
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
