package io.github.dockermaven.registry;

import io.github.dockermaven.image.Activity;
import io.github.dockermaven.image.Descriptor;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.image.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.image.Progress;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A repository in its registry, to be read or written. Its methods may be called from several threads. All of them throw a
 * {@link DockerFailureException} that names registry and repository, what was tried, what the registry answered, and what to
 * do about it; a {@link io.github.dockermaven.image.DockerExecutionException} if what is to be pushed cannot be read.
 */
public final class Repository {
    private static final Logger LOG = LoggerFactory.getLogger(Repository.class);

    private final ImageReference name;
    private final Scope scope;
    private final List<Session> sessions;

    /** @param sessions the registry's own is the last; before it are its mirrors */
    Repository(ImageReference name, Scope scope, List<Session> sessions) {
        this.name = name;
        this.scope = scope;
        this.sessions = List.copyOf(sessions);
    }

    /** Whether the registry has this blob in this repository. */
    public boolean hasBlob(Digest digest) {
        return own().hasBlob(digest, scope, "Blob " + digest + " cannot be looked for in");
    }

    /**
     * Has the registry take a blob from another repository of its own, if it can. {@link #pushBlobs} does so by itself.
     *
     * @return whether it has it now
     */
    public boolean mountBlob(Blob blob) {
        return new BlobUpload(own(), blob, moved -> {}).mount();
    }

    /** Pushes what the registry lacks of a blob: nothing, or all of it. */
    public void pushBlob(Blob blob, Progress progress) {
        pushBlobs(List.of(blob), progress);
    }

    /**
     * Pushes what the registry lacks of these blobs, some at the same time. The first that fails ends all others; when this
     * returns none is read any longer.
     */
    public void pushBlobs(List<Blob> blobs, Progress progress) {
        Map<Digest, Blob> distinct = new LinkedHashMap<>();
        blobs.forEach(blob -> distinct.putIfAbsent(blob.digest(), blob));
        List<Blob> pushed = List.copyOf(distinct.values());
        try (Activity activity = progress.begin("Pushing " + name)) {
            PushProgress sum = new PushProgress(pushed, activity);
            List<Runnable> tasks = new ArrayList<>();
            for (int i = 0; i < pushed.size(); i++) {
                Blob blob = pushed.get(i);
                LongConsumer moved = sum.of(i);
                tasks.add(() -> {
                    if (!hasBlob(blob.digest())) {
                        new BlobUpload(own(), blob, moved).run();
                    }
                    moved.accept(blob.size());
                });
            }
            ParallelPush.run(tasks);
        }
    }

    /**
     * Opens a blob. Its stream goes on by itself after a cut; it reaches its end only if size and digest are those wanted,
     * else reading throws a {@link DockerFailureException}.
     */
    public InputStream pullBlob(Descriptor blob) {
        return fromFirst(session -> Optional.<InputStream>of(new BlobDownload(session, blob, scope)))
                .orElseThrow();
    }

    /**
     * The manifest or index of a tag or digest, in the form in which the registry has it.
     *
     * @param reference a tag, or a digest {@code sha256:…}
     * @return empty if the registry does not know it
     */
    public Optional<StoredManifest> manifest(String reference) {
        return fromFirst(session -> new Manifests(session, scope).get(reference));
    }

    /** What names the manifest or index of a tag or digest; it itself is not transferred. */
    public Optional<Descriptor> manifestDescriptor(String reference) {
        return fromFirst(session -> new Manifests(session, scope).head(reference));
    }

    /**
     * Stores a manifest or index; all that it names has to be there already.
     *
     * @param reference the tag, or its digest
     * @return its digest
     */
    public Digest putManifest(String reference, byte[] content, String mediaType) {
        return new Manifests(own(), scope).put(reference, content, mediaType);
    }

    private Session own() {
        return sessions.get(sessions.size() - 1);
    }

    /** From the first that has it: what is wrong with a mirror is nothing as long as the registry itself has it. */
    private <T> Optional<T> fromFirst(Function<Session, Optional<T>> question) {
        for (Session mirror : sessions.subList(0, sessions.size() - 1)) {
            try {
                Optional<T> found = question.apply(mirror);
                if (found.isPresent()) {
                    return found;
                }
            } catch (DockerFailureException e) {
                LOG.debug("{}", e.getMessage());
            }
        }
        return question.apply(own());
    }
}
