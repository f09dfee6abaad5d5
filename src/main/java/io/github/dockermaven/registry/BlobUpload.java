package io.github.dockermaven.registry;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.ErrorText;
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

    private final Session session;
    private final Blob blob;
    private final UploadOpening opening;
    private final UploadRequests requests;
    private final String what;
    private final Scope scope;
    private final Attempts attempts;

    private Address location;
    private long offset;
    private long furthest;
    private long longestChunk = Long.MAX_VALUE;
    private long shortestChunk;
    private boolean resumed;
    private boolean mayMount;
    /** Why the content does not go in a PUT, {@code null} while it may. */
    private DockerFailureException putRefusal;

    /** @param moved told how many bytes of the blob are behind; less than before if some have to be sent again */
    BlobUpload(Session session, Blob blob, LongConsumer moved) {
        this.session = session;
        this.blob = blob;
        this.requests = new UploadRequests(blob, moved);
        this.what = "Blob " + blob.digest() + " cannot be pushed to";
        this.scope = Scope.push(session.repository());
        this.opening = new UploadOpening(session, scope, what);
        this.attempts = session.attempts();
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
        new UploadCancellation(session, location, scope).run();
        location = null;
    }

    private void upload() {
        while (true) {
            if (location == null && begin()) {
                return;
            }
            try {
                Optional<Answer> trouble = send();
                if (trouble.isEmpty()) {
                    return;
                }
                if (isStoredByAnother(trouble.get())) {
                    trouble.get().close();
                    abandon();
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

    /** Begins the upload. Returns whether it is over already, because the registry has mounted the blob. */
    private boolean begin() {
        if (mayMount) {
            mayMount = false;
            Answer answer = opening.mount(blob);
            if (answer.status() == UploadOpening.MOUNTED) {
                checkDigest(answer);
                return true;
            }
            if (opening.isBegun(answer)) {
                began(answer);
                return false;
            }
            // It may not let us read the other repository, or cannot mount at all: an upload is asked for by itself.
            answer.close();
        }
        began(opening.begin());
        return false;
    }

    private void began(Answer answer) {
        try (answer) {
            location = opening.location(answer);
            shortestChunk = UploadRequests.shortestChunk(answer);
            offset = 0;
            resumed = false;
        }
    }

    /** Sends what is left. Returns an answer that stands in the way, or nothing if all is done. */
    private Optional<Answer> send() throws IOException {
        boolean whole = offset == 0 && blob.size() <= longestChunk && putRefusal == null;
        while (!whole && offset < blob.size()) {
            long length = Math.min(blob.size() - offset, Math.max(longestChunk, shortestChunk));
            Answer answer = session.once(requests.patch(location, offset, length), scope);
            if (!answer.isSuccess()) {
                return Optional.of(answer);
            }
            took(answer, offset + length);
        }
        Answer answer = session.once(requests.put(location, whole), scope);
        if (!answer.isSuccess()) {
            return Optional.of(answer);
        }
        checkDigest(answer);
        return Optional.empty();
    }

    private void took(Answer answer, long end) throws IOException {
        try (answer) {
            location = Address.location(answer).orElse(location);
            // Some have the end in it by one too far, or the part's own; what is wrong with it the digest shows.
            long said = UploadRequests.received(answer).orElse(0);
            long now = said == 0 ? end : Math.min(said, end);
            if (now <= offset) {
                throw new IOException("it says that it has " + now + " bytes of the " + end + " sent");
            }
            advanceTo(now);
        } catch (IOException e) {
            throw new ExchangeException(answer.address(), e);
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
        if (putRefusal == null
                && offset == 0
                && answer.method().equals("PUT")
                && NO_CONTENT_IN_PUT.contains(answer.status())) {
            putRefusal = session.refusal(what, answer);
            leave(lost);
            return;
        }
        boolean spoilt = answer.status() == 416 || answer.status() == 400 && resumed;
        if (!lost && !spoilt && !answer.mayPass() || !attempts.again(answer.header("Retry-After"))) {
            DockerFailureException refusal = session.refusal(what, answer);
            // One that does not know PATCH has said before what is wrong.
            throw putRefusal != null && answer.method().equals("PATCH") ? putRefusal : refusal;
        }
        answer.close();
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
    private boolean isStoredByAnother(Answer answer) {
        return answer.status() == CONFLICT && isThere();
    }

    private boolean isThere() {
        return new BlobSearch(session, scope).isThere(blob.digest());
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
                location = Address.location(answer).orElse(location);
                long end = UploadRequests.received(answer).orElse(0);
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

    private void checkDigest(Answer answer) {
        answer.close();
        Optional<String> digest = answer.header("Docker-Content-Digest").filter(text -> text.startsWith("sha256:"));
        if (digest.isPresent() && !digest.get().equals(blob.digest().toString())) {
            throw session.wrong(
                    what,
                    "it stored another content, " + ErrorText.quote(digest.get()),
                    "See the registry's log, and push again");
        }
    }
}
