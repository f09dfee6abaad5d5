package io.github.dockermaven.build;

import io.github.dockermaven.archive.MeasuredLayer;
import io.github.dockermaven.credentials.RegistryUse;
import io.github.dockermaven.image.Descriptor;
import io.github.dockermaven.image.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.image.Manifest;
import io.github.dockermaven.image.Progress;
import io.github.dockermaven.registry.Blob;
import io.github.dockermaven.registry.Registries;
import io.github.dockermaven.registry.Repository;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The registries of an image's names as its place. */
record RegistrySink(BuildRequest request, Registries registries, Progress progress) implements ImageSink {
    @Override
    public void check() {
        for (ImageReference name : request.tags()) {
            if (name.tag() == null) {
                throw new DockerFailureException("Image " + name
                        + " cannot be pushed: a registry has what is pushed under a tag. Write " + name.name()
                        + ":TAG instead of the digest.");
            }
        }
    }

    @Override
    public String remedy() {
        return "Set docker.destination to engine and push the image with docker:push";
    }

    @Override
    public BuildOutcome put(EmbeddedImage image) {
        List<BaseLayer> base =
                image.base().map(found -> found.transferred().get()).orElse(List.of());
        Manifest manifest = Manifest.of(
                image.configuration(),
                base.stream().map(BaseLayer::descriptor).toList(),
                image.layers().stream().map(MeasuredLayer::gzip).toList());
        List<Blob> blobs = blobs(image, base);
        boolean upToDate = true;
        ImageReference first = request.name();
        for (List<ImageReference> names : byRepository().values()) {
            ImageReference name = names.get(0);
            Repository repository =
                    registries.open(name, RegistryUse.PUSH, request.registries().push());
            if (request.options().noCache() || !isThere(repository, names, manifest.descriptor())) {
                upToDate = false;
                boolean elsewhere = !name.equals(first) && name.registry().equals(first.registry());
                push(repository, names, manifest, elsewhere ? mountedFrom(first, blobs) : blobs);
            }
        }
        return new BuildOutcome(
                image.configuration().digest().toString(),
                upToDate,
                Optional.of(manifest.descriptor().digest()));
    }

    private Map<String, List<ImageReference>> byRepository() {
        Map<String, List<ImageReference>> repositories = new LinkedHashMap<>();
        request.tags().forEach(name -> repositories
                .computeIfAbsent(name.name(), added -> new ArrayList<>())
                .add(name));
        return repositories;
    }

    private static List<Blob> blobs(EmbeddedImage image, List<BaseLayer> base) {
        List<Blob> blobs = new ArrayList<>(base.stream().map(BaseLayer::blob).toList());
        image.layers().forEach(layer -> blobs.add(new Blob(layer.gzip(), layer::openGzip)));
        byte[] configuration = image.configuration().json();
        blobs.add(new Blob(image.configuration().descriptor(), () -> new ByteArrayInputStream(configuration)));
        return blobs;
    }

    private static List<Blob> mountedFrom(ImageReference first, List<Blob> blobs) {
        return blobs.stream().map(blob -> blob.mountedFrom(first.repository())).toList();
    }

    private static boolean isThere(Repository repository, List<ImageReference> names, Descriptor manifest) {
        return names.stream().allMatch(name -> repository
                .manifestDescriptor(name.tag())
                .filter(there -> there.digest().equals(manifest.digest()))
                .isPresent());
    }

    private void push(Repository repository, List<ImageReference> names, Manifest manifest, List<Blob> blobs) {
        repository.pushBlobs(blobs, progress);
        names.forEach(name -> repository.putManifest(name.tag(), manifest.json(), Manifest.MEDIA_TYPE));
    }
}
