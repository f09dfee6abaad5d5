package io.github.dockermaven.registry;

import io.github.dockermaven.image.Digest;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The search for blobs that a registry already has (OCI distribution specification, "Checking if content exists in the
 * registry"). It only saves work: a blob whose search fails counts as missing, and a registry that refuses is not asked
 * again.
 */
final class BlobSearch {
    private static final int FOUND = 200;
    private static final int UNKNOWN = 404;

    private final RepositoryClient client;
    private final Scope scope;
    private volatile int refusal;

    BlobSearch(RepositoryClient client, Scope scope) {
        this.client = client;
        this.scope = scope;
    }

    /** Returns the blobs that the registry lacks, each once. */
    List<Blob> lacking(List<Blob> blobs) {
        Map<Digest, Blob> lacking = new ConcurrentHashMap<>();
        blobs.forEach(blob -> lacking.putIfAbsent(blob.digest(), blob));
        ParallelTasks.run(lacking.keySet().stream()
                .<Runnable>map(digest -> () -> {
                    if (exists(digest)) {
                        lacking.remove(digest);
                    }
                })
                .toList());
        return blobs.stream()
                .filter(blob -> lacking.remove(blob.digest(), blob))
                .toList();
    }

    /** Returns whether the registry reports that it has a blob. */
    boolean exists(Digest digest) {
        if (refusal != 0) {
            return false;
        }
        String what = "Blob " + digest + " cannot be looked for in";
        Response response = client.hint(() -> Request.head(client.address("blobs/" + digest), Map.of()), scope, what);
        response.close();
        if (response.status() != FOUND && response.status() != UNKNOWN && !response.isRetryable()) {
            refusal = response.status();
        }
        return response.status() == FOUND;
    }

    /** Returns the status with which the registry refused, if it did. */
    OptionalInt refusal() {
        return refusal == 0 ? OptionalInt.empty() : OptionalInt.of(refusal);
    }
}
