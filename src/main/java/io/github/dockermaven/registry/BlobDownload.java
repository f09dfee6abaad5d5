package io.github.dockermaven.registry;

import io.github.dockermaven.context.BlockInputStream;
import io.github.dockermaven.image.Activity;
import io.github.dockermaven.image.Descriptor;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.image.DockerFailureException;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;

/**
 * One blob on its way from a registry (OCI distribution specification, "Pulling Blobs"). After a cut the rest is asked for.
 * Its end is read only if size and digest are right: until then nothing that was read may be trusted.
 */
final class BlobDownload extends BlockInputStream {
    private final Session session;
    private final Descriptor blob;
    private final String what;
    private final Scope scope;
    private final Activity activity;
    private final Attempts attempts;
    private final MessageDigest digest = Digest.sha256();
    private Answer answer;
    private long count;
    private boolean verified;

    /** @throws DockerFailureException if the registry does not give the blob */
    BlobDownload(Session session, Descriptor blob, Scope scope, Activity activity) {
        this.session = session;
        this.blob = blob;
        this.what = "Blob " + blob.digest() + " cannot be pulled from";
        this.scope = scope;
        this.activity = activity;
        this.attempts = session.attempts();
        this.answer = open();
    }

    private Answer open() {
        Map<String, String> headers = count == 0 ? Map.of() : Map.of("Range", "bytes=" + count + "-");
        Answer opened = session.ask(() -> Request.get(session.uri("blobs/" + blob.digest()), headers), scope, what);
        if (opened.status() != 200 && opened.status() != 206) {
            throw session.refusal(what, opened);
        }
        return opened;
    }

    /**
     * @throws DockerFailureException if the connection is lost for good, or the content is not the blob
     */
    @Override
    public int read(byte[] bytes, int offset, int length) {
        int read = receive(bytes, offset, length);
        if (read < 0) {
            verify();
            return read;
        }
        count += read;
        if (count > blob.size()) {
            throw wrong("it is longer than the " + blob.size() + " bytes that the manifest says");
        }
        digest.update(bytes, offset, read);
        attempts.advanced();
        activity.moved(count, blob.size());
        return read;
    }

    /** Some of it, or -1 at its end. Once all of it is here, it does not matter how the connection ends. */
    private int receive(byte[] bytes, int offset, int length) {
        while (true) {
            try {
                int read = answer.body().read(bytes, offset, length);
                if (read < 0 && count < blob.size()) {
                    throw new IOException("it ended after " + count + " of " + blob.size() + " bytes");
                }
                return read;
            } catch (IOException e) {
                if (count == blob.size()) {
                    return -1;
                }
                goOn(e);
            }
        }
    }

    private void goOn(IOException failure) {
        answer.body().close();
        if (!session.mayPass(failure) || !attempts.again(Optional.empty())) {
            throw session.failure(what, new ExchangeException(answer.uri(), failure));
        }
        answer = open();
        if (answer.status() == 200) {
            skipWhatWasRead();
        } else if (!answer.header("Content-Range").orElse("").startsWith("bytes " + count + "-")) {
            throw wrong("asked for its rest, it gives another part");
        }
    }

    private void skipWhatWasRead() {
        try {
            answer.body().skipNBytes(count);
        } catch (IOException e) {
            goOn(e);
        }
    }

    private void verify() {
        if (verified) {
            return;
        }
        Digest found = Digest.ofHash(digest.digest());
        if (!found.equals(blob.digest())) {
            throw wrong("what it gives has the digest " + found);
        }
        verified = true;
    }

    private DockerFailureException wrong(String reason) {
        close();
        return session.wrong(what, reason, "Push the image anew, or see what is between the registry and here");
    }

    @Override
    public void close() {
        answer.body().close();
    }
}
