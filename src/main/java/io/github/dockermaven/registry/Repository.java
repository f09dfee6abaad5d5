package io.github.dockermaven.registry;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.Descriptor;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.report.Activity;
import io.github.dockermaven.report.Progress;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * A repository in its registry, to be read or written. Its methods may be called from several threads. All of them
 * throw a {@link DockerFailureException} that names registry and repository, the attempt, the registry's response and
 * the fix; a {@link io.github.dockermaven.error.DockerExecutionException} if the content to be pushed cannot be read.
 */
public final class Repository {
    private final ImageReference name;
    private final Scope scope;
    private final RepositoryClient own;
    private final MirrorList mirrorList;

    /**
     * @param own the client of the registry itself
     * @param mirrors the clients of the mirrors, in this order
     */
    Repository(ImageReference name, Scope scope, RepositoryClient own, List<RepositoryClient> mirrors) {
        this.name = name;
        this.scope = scope;
        this.own = own;
        this.mirrorList = new MirrorList(name.registry(), own, mirrors);
    }

    /** Pushes a blob, unless the registry has it. */
    public void pushBlob(Blob blob, Progress progress) {
        pushBlobs(List.of(blob), progress);
    }

    /** Pushes blobs as {@link #pushBlobs(List, Consumer, Progress)}, without preparation. */
    public void pushBlobs(List<Blob> blobs, Progress progress) {
        pushBlobs(blobs, lacking -> {}, progress);
    }

    /**
     * Pushes the blobs that the registry lacks, each once and several in parallel; those that another repository of the
     * registry has are mounted if possible. The first failure ends the others. None is read any more when this returns.
     *
     * @param ready receives the missing blobs, before any of them is read
     */
    public void pushBlobs(List<Blob> blobs, Consumer<List<Blob>> ready, Progress progress) {
        BlobSearch search = new BlobSearch(own, scope);
        List<Blob> lacking = search.lacking(blobs);
        ready.accept(lacking);
        if (!lacking.isEmpty()) {
            send(lacking, progress);
        }
        search.refusal()
                .ifPresent(status -> progress.action("Registry " + name.registry()
                        + " does not allow to look for blobs of repository " + name.repository()
                        + " (it answered HEAD with "
                        + status + "), so all of them were sent"));
    }

    private void send(List<Blob> blobs, Progress progress) {
        try (Activity activity = progress.begin("Pushing " + name)) {
            PushProgress sum = new PushProgress(blobs, activity);
            List<Runnable> tasks = new ArrayList<>();
            for (int i = 0; i < blobs.size(); i++) {
                Blob blob = blobs.get(i);
                LongConsumer moved = sum.of(i);
                tasks.add(() -> {
                    new BlobUpload(own, blob, moved).run();
                    moved.accept(blob.size());
                });
            }
            ParallelTasks.run(tasks);
        }
    }

    /**
     * Opens a blob. Its stream continues after a broken connection, also from a registry further down the list. It
     * returns its last byte only if the digest is right, and reaches its end only if the size is right; otherwise
     * reading throws a {@link DockerFailureException}.
     *
     * @param activity receives the progress; it stays open
     */
    public InputStream pullBlob(Descriptor blob, Activity activity) {
        return new BlobDownload(mirrorList, blob, scope, activity);
    }

    /** Returns a blob of this repository to be pushed to another one: it is pulled while it is sent. */
    public Blob blob(Descriptor descriptor) {
        return new Blob(descriptor, new Blob.Content() {
            @Override
            public InputStream open() {
                return pullBlob(descriptor, Activity.NONE);
            }

            @Override
            public String source() {
                return "Registry " + name.registry();
            }
        });
    }

    /**
     * Pulls the manifest or index of a tag or digest, in the form in which the registry has it.
     *
     * @param reference a tag, or a digest {@code sha256:…}
     * @return empty if the registry does not know it
     */
    public Optional<StoredManifest> manifest(String reference) {
        return mirrorList.fromFirst(client -> new Manifests(client, scope).get(reference));
    }

    /**
     * Returns the digest of a tag in the registry itself.
     *
     * @return empty if the tag is missing, or the registry does not report its digest
     */
    public Optional<Digest> manifestDigest(String tag) {
        return new Manifests(own, scope).digest(tag);
    }

    /**
     * Stores a manifest or index; the contents that it names have to exist already.
     *
     * @param reference the tag, or its digest
     * @return its digest
     */
    public Digest putManifest(String reference, byte[] content, String mediaType) {
        return new Manifests(own, scope).put(reference, content, mediaType);
    }
}
