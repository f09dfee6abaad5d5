package io.github.dockermaven.builder;

import io.github.dockermaven.credentials.RegistryUse;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.image.ImageIndex;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.image.Manifest;
import io.github.dockermaven.registry.Blob;
import io.github.dockermaven.registry.Registries;
import io.github.dockermaven.registry.Repository;
import io.github.dockermaven.report.Progress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The registries of an image's names as its destination. */
record RegistrySink(BuildRequest request, Registries registries, Progress progress) implements ImageSink {
    @Override
    public void check() {
        for (ImageReference name : request.tags()) {
            if (name.tag() == null) {
                throw new DockerFailureException("Image " + name
                        + " cannot be pushed: a registry stores images under tags. Write " + name.name()
                        + ":TAG instead of the digest.");
            }
        }
    }

    @Override
    public String remedy() {
        return "Set docker.destination to engine and push the image with docker:push";
    }

    @Override
    public BuildOutcome put(List<MeasuredImage> images) {
        List<PushableImage> all = images.stream().map(PushableImage::of).toList();
        try {
            return put(all, images.get(0).configuration().digest().toString());
        } finally {
            all.forEach(PushableImage::close);
        }
    }

    private BuildOutcome put(List<PushableImage> all, String id) {
        ImageIndex index =
                new ImageIndex(all.stream().map(PushableImage::inIndex).toList());
        byte[] top = all.size() > 1 ? index.json() : all.get(0).manifest().json();
        String mediaType = all.size() > 1 ? ImageIndex.MEDIA_TYPE : Manifest.MEDIA_TYPE;
        Digest digest = Digest.of(top);
        boolean upToDate = true;
        Map<String, String> before = new HashMap<>();
        for (List<ImageReference> names : byRepository().values()) {
            Repository repository = registries.open(
                    names.get(0), RegistryUse.PUSH, request.registries().push());
            List<Blob> blobs = blobs(all, names.get(0), before);
            List<ImageReference> missing = missing(repository, names, digest);
            if (!missing.isEmpty()) {
                upToDate = false;
                repository.pushBlobs(blobs, lacking -> all.forEach(image -> image.provide(lacking)), progress);
                if (all.size() > 1) {
                    all.forEach(image -> image.pushManifest(repository));
                }
                missing.forEach(name -> repository.putManifest(name.tag(), top, mediaType));
            }
        }
        return new BuildOutcome(id, upToDate, Optional.of(digest), !upToDate);
    }

    /**
     * Returns the blobs for a repository. A blob that was pushed to another repository of the same registry before is
     * mounted from there; a base image's layers only if both are in the same registry.
     *
     * @param before the first repository in each registry; this one is added
     */
    private List<Blob> blobs(List<PushableImage> images, ImageReference name, Map<String, String> before) {
        String other = before.putIfAbsent(name.registry(), name.repository());
        Stream<Blob> blobs = images.stream().flatMap(image -> image.blobs().stream());
        if (other != null) {
            return blobs.map(blob -> blob.mountedFrom(other)).toList();
        }
        return name.registry().equals(request.name().registry())
                ? blobs.toList()
                : blobs.map(blob -> blob.mountedFrom("")).toList();
    }

    private Map<String, List<ImageReference>> byRepository() {
        Map<String, List<ImageReference>> repositories = new LinkedHashMap<>();
        request.tags().forEach(name -> repositories
                .computeIfAbsent(name.name(), added -> new ArrayList<>())
                .add(name));
        return repositories;
    }

    /** Returns the names under which the registry does not report this manifest, because a tag may be immutable. */
    private List<ImageReference> missing(Repository repository, List<ImageReference> names, Digest manifest) {
        if (request.options().noCache()) {
            return names;
        }
        return names.stream()
                .filter(name -> !repository
                        .manifestDigest(name.tag())
                        .filter(manifest::equals)
                        .isPresent())
                .toList();
    }
}
