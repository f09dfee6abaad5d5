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
 * The download of a blob from a registry (OCI distribution specification, "Pulling Blobs"). After a broken connection
 * the rest is requested, at last from the next mirror. The last byte is returned only if the digest is right, because a
 * reader that knows the size reads no further, and the end only if the size is right too: until then, nothing may be
 * trusted.
 */
final class BlobDownload extends BlockInputStream {
    private final MirrorList mirrorList;
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

    /** @throws DockerFailureException if no mirror and no registry has the blob */
    BlobDownload(MirrorList mirrorList, Descriptor blob, Scope scope, Activity activity) {
        this.mirrorList = mirrorList;
        this.blob = blob;
        this.what = "Blob " + blob.digest() + " cannot be pulled from";
        this.scope = scope;
        this.activity = activity;
        this.others = mirrorList.all().iterator();
        useNext();
        open();
    }

    private void useNext() {
        client = others.next();
        backoff = client.backoff();
    }

    private void open() {
        boolean open = false;
        while (!open) {
            open = tryOpen();
        }
    }

    /**
     * Requests the rest of the blob. If that fails, the registry may be asked again, or the next one is used.
     *
     * @return whether the response has the rest of the blob
     */
    private boolean tryOpen() {
        try {
            Map<String, String> headers = count == 0 ? Map.of() : Map.of("Range", "bytes=" + count + "-");
            response = client.ask(() -> Request.get(client.address("blobs/" + blob.digest()), headers), scope, what);
            if (response.status() == 404 && others.hasNext()) {
                response.close();
                useNext();
                return false;
            }
            skipReceived();
            return true;
        } catch (IOException e) {
            recover(e);
        } catch (DockerFailureException e) {
            failOver(e);
        }
        return false;
    }

    private void skipReceived() throws IOException {
        if (response.status() == 200) {
            response.body().skipNBytes(count);
        } else if (response.status() != 206) {
            throw client.refusal(what, response);
        } else if (!response.header("Content-Range").orElse("").startsWith("bytes " + count + "-")) {
            throw invalidContent("it sent another part than the requested rest");
        }
    }

    /** Waits before the same registry is asked again, or uses the next one. */
    private void recover(IOException failure) {
        response.body().close();
        if (!client.isRetryable(failure) || !backoff.retry(Optional.empty())) {
            failOver(client.failure(what, new ExchangeException(response.address(), failure)));
        }
    }

    /** Uses the next registry because of a failure of this one. */
    private void failOver(RuntimeException failure) {
        if (!others.hasNext()) {
            throw failure;
        }
        mirrorList.exclude(client, failure);
        useNext();
    }

    /** @throws DockerFailureException if the connection cannot be restored, or the content is not the blob */
    @Override
    public int read(byte[] bytes, int offset, int length) {
        int read = receive(bytes, offset, length);
        if (read < 0) {
            verify();
            return read;
        }
        count += read;
        if (count > blob.size()) {
            throw invalidContent("it is longer than the " + blob.size() + " bytes of the manifest");
        }
        digest.update(bytes, offset, read);
        if (count == blob.size()) {
            verify();
        }
        backoff.reset();
        activity.moved(count, blob.size());
        return read;
    }

    /**
     * Returns the next bytes, or -1 at the end. Once all bytes are there, it does not matter how the connection ends.
     */
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
            throw invalidContent("the received content has the digest " + found);
        }
        verified = true;
    }

    private DockerFailureException invalidContent(String reason) {
        close();
        return client.wrong(
                what, reason, "Push the image again, or check the proxies between the registry and this machine");
    }

    @Override
    public void close() {
        response.body().close();
    }
}
