package io.github.dockermaven.registry;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.Descriptor;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.io.BlockInputStream;
import io.github.dockermaven.report.Activity;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/**
 * One blob on its way from a registry (OCI distribution specification, "Pulling Blobs"). After a cut the rest is asked for,
 * at last from the next source. Its last byte is read only if the digest is right, for who knows the size reads no further,
 * and its end only if the size is, too: until then nothing that was read may be trusted.
 */
final class BlobDownload extends BlockInputStream {
    private final MirrorList sources;
    private final Descriptor blob;
    private final String what;
    private final Scope scope;
    private final Activity activity;
    private final MessageDigest digest = Digest.sha256();
    private final Iterator<RepositoryClient> others;
    private RepositoryClient client;
    private Backoff backoff;
    private Response response;
    private long count;
    private boolean verified;

    /** @throws DockerFailureException if no source gives the blob */
    BlobDownload(MirrorList sources, Descriptor blob, Scope scope, Activity activity) {
        this.sources = sources;
        this.blob = blob;
        this.what = "Blob " + blob.digest() + " cannot be pulled from";
        this.scope = scope;
        this.activity = activity;
        this.others = sources.all().iterator();
        turnToNext();
        open();
    }

    private void turnToNext() {
        client = others.next();
        backoff = client.backoff();
    }

    private void open() {
        boolean open = false;
        while (!open) {
            open = opens();
        }
    }

    /** Whether the source gives what is left of the blob. If not, it may be asked again, or the next has its turn. */
    private boolean opens() {
        try {
            Map<String, String> headers = count == 0 ? Map.of() : Map.of("Range", "bytes=" + count + "-");
            response = client.ask(() -> Request.get(client.address("blobs/" + blob.digest()), headers), scope, what);
            if (response.status() == 404 && others.hasNext()) {
                response.close();
                turnToNext();
                return false;
            }
            goToWhereItWasCut();
            return true;
        } catch (IOException e) {
            recover(e);
        } catch (DockerFailureException e) {
            leave(e);
        }
        return false;
    }

    private void goToWhereItWasCut() throws IOException {
        if (response.status() == 200) {
            response.body().skipNBytes(count);
        } else if (response.status() != 206) {
            throw client.refusal(what, response);
        } else if (!response.header("Content-Range").orElse("").startsWith("bytes " + count + "-")) {
            throw wrong("asked for its rest, it gives another part");
        }
    }

    /** Waits, to ask the same source again; or turns to the next. */
    private void recover(IOException failure) {
        response.body().close();
        if (!client.isRetryable(failure) || !backoff.retry(Optional.empty())) {
            leave(client.failure(what, new ExchangeException(response.address(), failure)));
        }
    }

    /** Turns to the next source after what is wrong with this one. */
    private void leave(RuntimeException failure) {
        if (!others.hasNext()) {
            throw failure;
        }
        sources.leaveOut(client, failure);
        turnToNext();
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
        if (count == blob.size()) {
            verify();
        }
        backoff.advanced();
        activity.moved(count, blob.size());
        return read;
    }

    /** Some of it, or -1 at its end. Once all of it is here, it does not matter how the connection ends. */
    private int receive(byte[] bytes, int offset, int length) {
        while (true) {
            try {
                int read = response.body().read(bytes, offset, length);
                if (read < 0 && count < blob.size()) {
                    throw new IOException("it ended after " + count + " of " + blob.size() + " bytes");
                }
                return read;
            } catch (IOException e) {
                if (count == blob.size()) {
                    return -1;
                }
                recover(e);
                open();
            }
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
        return client.wrong(what, reason, "Push the image anew, or see what is between the registry and here");
    }

    @Override
    public void close() {
        response.body().close();
    }
}
