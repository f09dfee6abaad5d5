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
 * A repository in its registry, to be read or written. Its methods may be called from several threads. All of them throw a
 * {@link DockerFailureException} that names registry and repository, what was tried, what the registry answered, and what to
 * do about it; a {@link io.github.dockermaven.error.DockerExecutionException} if what is to be pushed cannot be read.
 */
public final class Repository {
    private final ImageReference name;
    private final Scope scope;
    private final RepositoryClient own;
    private final MirrorList sources;

    /**
     * @param own with the registry itself
     * @param mirrors with what is asked before it, in this order
     */
    Repository(ImageReference name, Scope scope, RepositoryClient own, List<RepositoryClient> mirrors) {
        this.name = name;
        this.scope = scope;
        this.own = own;
        this.sources = new MirrorList(name.registry(), own, mirrors);
    }

    /** Pushes what the registry lacks of a blob: nothing, or all of it. */
    public void pushBlob(Blob blob, Progress progress) {
        pushBlobs(List.of(blob), progress);
    }

    /** As {@link #pushBlobs(List, Consumer, Progress)}, where nothing is to be got ready. */
    public void pushBlobs(List<Blob> blobs, Progress progress) {
        pushBlobs(blobs, lacking -> {}, progress);
    }

    /**
     * Pushes what the registry lacks of these blobs, each once and some at the same time; it takes from another repository of
     * its own what it can. The first that fails ends all others; when this returns none is read any longer.
     *
     * @param ready given what is lacking, before any of it is read
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
     * Opens a blob. Its stream goes on by itself after a cut, also from one that was asked later; it gives its last byte
     * only if the digest is the one wanted, and reaches its end only if the size is, else reading throws a
     * {@link DockerFailureException}.
     *
     * @param activity told how much of it was read; it stays open
     */
    public InputStream pullBlob(Descriptor blob, Activity activity) {
        return new BlobDownload(sources, blob, scope, activity);
    }

    /** A blob of this repository that is to be pushed to another one: it is pulled while it is sent. */
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
     * The manifest or index of a tag or digest, in the form in which the registry has it.
     *
     * @param reference a tag, or a digest {@code sha256:…}
     * @return empty if the registry does not know it
     */
    public Optional<StoredManifest> manifest(String reference) {
        return sources.fromFirst(client -> new Manifests(client, scope).get(reference));
    }

    /**
     * The digest of what a tag names in the registry itself.
     *
     * @return empty if there is nothing, or the registry does not say
     */
    public Optional<Digest> manifestDigest(String tag) {
        return new Manifests(own, scope).digest(tag);
    }

    /**
     * Stores a manifest or index; all that it names has to be there already.
     *
     * @param reference the tag, or its digest
     * @return its digest
     */
    public Digest putManifest(String reference, byte[] content, String mediaType) {
        return new Manifests(own, scope).put(reference, content, mediaType);
    }
}
