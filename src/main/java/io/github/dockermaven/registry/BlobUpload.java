package io.github.dockermaven.registry;

import io.github.dockermaven.image.ErrorText;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * One blob on its way to a registry (OCI distribution specification, "Pushing Blobs"): POST begins the upload or mounts the
 * blob from another repository, a single PUT brings all of it. After a cut or a failure that may pass the registry is asked
 * what it has (GET), and only the rest is sent (PATCH, then an empty PUT); where it does not know any more, the upload
 * begins anew.
 */
final class BlobUpload {
    /** How much is sent at a time to a registry, or a proxy before it, that finds a whole blob too large. */
    private static final long CHUNK = 32L * 1024 * 1024;

    /** After how many cuts that brought nothing it is sent so: a proxy may cut what it finds too large, or too slow. */
    private static final int PATIENCE = 2;

    private static final Set<Integer> DONE = Set.of(201, 204);

    private final Session session;
    private final Blob blob;
    private final UploadRequests requests;
    private final String what;
    private final Scope scope;
    private final Attempts attempts;

    private URI location;
    private long offset;
    private long furthest;
    private long longestChunk = Long.MAX_VALUE;
    private long shortestChunk;
    private boolean resumed;

    /** @param moved told how many bytes of the blob are behind; less than before if some have to be sent again */
    BlobUpload(Session session, Blob blob, LongConsumer moved) {
        this.session = session;
        this.blob = blob;
        this.requests = new UploadRequests(blob, moved);
        this.what = "Blob " + blob.digest() + " cannot be pushed to";
        this.scope = Scope.push(session.repository());
        this.attempts = session.attempts();
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
        new UploadCancellation(session, location, scope).run();
        location = null;
    }

    private void upload() {
        if (!blob.from().isEmpty() && mount()) {
            return;
        }
        while (true) {
            if (location == null) {
                begin();
            }
            try {
                Optional<Answer> trouble = send();
                if (trouble.isEmpty()) {
                    return;
                }
                again(trouble.get());
            } catch (IOException e) {
                if (!session.mayPass(e) || !attempts.again(Optional.empty())) {
                    throw session.failure(what, e);
                }
                if (attempts.failed() >= PATIENCE) {
                    longestChunk = CHUNK;
                }
            }
            if (location != null && findOutWhatIsThere()) {
                return;
            }
        }
    }

    /** Mounts the blob if the registry can; if not, that may be the begin of the upload. */
    private boolean mount() {
        Answer answer =
                session.ask(() -> requests.mount(session.uri("blobs/uploads/")), scope.andPull(blob.from()), what);
        if (answer.status() == 201) {
            checkDigest(answer);
            return true;
        }
        if (answer.status() == 202) {
            began(answer);
        } else {
            // It may not let us read the other repository, or cannot mount at all: an upload is asked for by itself.
            answer.close();
        }
        return false;
    }

    private void begin() {
        Answer answer = session.ask(() -> Request.post(session.uri("blobs/uploads/")), scope, what);
        if (answer.status() != 202) {
            throw session.refusal(what, answer);
        }
        began(answer);
    }

    private void began(Answer answer) {
        try (answer) {
            location = Addresses.location(answer)
                    .orElseThrow(() -> session.wrong(
                            what, "it does not say where to send it (202 without Location)", "See the registry's log"));
            shortestChunk = UploadRequests.shortestChunk(answer);
            offset = 0;
            resumed = false;
        } catch (IOException e) {
            throw session.failure(what, new ExchangeException(answer.uri(), e));
        }
    }

    /** Sends what is left. Returns an answer that stands in the way, or nothing if all is done. */
    private Optional<Answer> send() throws IOException {
        boolean whole = offset == 0 && blob.size() <= longestChunk;
        while (!whole && offset < blob.size()) {
            long length = Math.min(blob.size() - offset, Math.max(longestChunk, shortestChunk));
            Answer answer = session.once(requests.patch(location, offset, length), scope);
            if (answer.status() != 202) {
                return Optional.of(answer);
            }
            took(answer, offset + length);
        }
        Answer answer = session.once(requests.put(location, whole), scope);
        if (!DONE.contains(answer.status())) {
            return Optional.of(answer);
        }
        checkDigest(answer);
        return Optional.empty();
    }

    private void took(Answer answer, long end) throws IOException {
        try (answer) {
            location = Addresses.location(answer).orElse(location);
            long now = answer.header("Range").isPresent() ? UploadRequests.received(answer) : end;
            if (now <= offset || now > end) {
                throw new IOException("it says that it has " + now + " bytes of the " + end + " sent");
            }
            advanceTo(now);
        } catch (IOException e) {
            throw new ExchangeException(answer.uri(), e);
        }
    }

    private void advanceTo(long now) {
        offset = now;
        if (now > furthest) {
            furthest = now;
            attempts.advanced();
        }
    }

    /** Waits after an answer that may be another one next time. */
    private void again(Answer answer) {
        if (answer.status() == 413 && longestChunk > CHUNK && blob.size() > CHUNK) {
            answer.close();
            longestChunk = CHUNK;
            return;
        }
        boolean lost = answer.status() == 404;
        boolean spoilt = answer.status() == 416 || answer.status() == 400 && resumed;
        if (!lost && !spoilt && !answer.mayPass() || !attempts.again(answer.header("Retry-After"))) {
            throw session.refusal(what, answer);
        }
        answer.close();
        if (lost) {
            location = null;
        } else if (spoilt) {
            abandon();
        }
    }

    /**
     * Asks the registry how much it has of an upload that was interrupted. Where it has forgotten, or does not say, the
     * upload is over.
     *
     * @return whether the whole blob is there: it was the answer that got lost
     */
    private boolean findOutWhatIsThere() {
        Answer answer = session.ask(() -> Request.get(location, Map.of()), scope, what);
        boolean lost = answer.status() == 404;
        try (answer) {
            if (answer.status() / 100 == 2) {
                location = Addresses.location(answer).orElse(location);
                long end = UploadRequests.received(answer);
                if (end <= blob.size()) {
                    advanceTo(end);
                    resumed = end > 0;
                    return false;
                }
            }
        } catch (IOException e) {
            // What it says is of no use.
        }
        if (lost) {
            location = null;
        } else {
            abandon();
        }
        return session.hasBlob(blob.digest(), scope, what);
    }

    private void checkDigest(Answer answer) {
        answer.close();
        Optional<String> digest = answer.header("Docker-Content-Digest");
        if (digest.isPresent() && !digest.get().equals(blob.digest().toString())) {
            throw session.wrong(
                    what,
                    "it stored another content, " + ErrorText.quote(digest.get()),
                    "See the registry's log, and push again");
        }
    }
}
