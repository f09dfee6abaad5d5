package io.github.dockermaven.builder;

import io.github.dockermaven.archive.BaseFiles;
import io.github.dockermaven.archive.DockerSaveCache;
import io.github.dockermaven.archive.DockerSaveImage;
import io.github.dockermaven.archive.FileTable;
import io.github.dockermaven.archive.LayerBlob;
import io.github.dockermaven.archive.LayerTarget;
import io.github.dockermaven.credentials.Credentials;
import io.github.dockermaven.credentials.RegistryUse;
import io.github.dockermaven.dockerfile.BaseImage;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.Descriptor;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.image.ImageConfigFile;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.image.Manifest;
import io.github.dockermaven.image.Platform;
import io.github.dockermaven.registry.Blob;
import io.github.dockermaven.registry.PlatformImage;
import io.github.dockermaven.registry.Registries;
import io.github.dockermaven.registry.Repository;
import io.github.dockermaven.report.Activity;
import io.github.dockermaven.report.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Registries as the source of base images.
 *
 * @param credentials for them
 * @param platform the default platform of base images
 * @param target the registry that will receive their layers, empty for none: it may have them already
 * @param cache the folder for the contents of base images
 */
record RegistryBaseImages(
        Registries registries, Credentials credentials, Platform platform, String target, Path cache, Progress progress)
        implements BaseImageSource {
    @Override
    public ResolvedBaseImage find(BaseImage image, String location) {
        try {
            return new Found(image).base();
        } catch (DockerFailureException e) {
            throw new DockerFailureException(
                    location + ": base image " + image.image() + " is not available. " + e.getMessage(), e);
        }
    }

    /** A base image in its registry. */
    private final class Found {
        private final ImageReference name;
        private final Platform wanted;
        private final Repository repository;

        Found(BaseImage image) {
            this.name = image.image().withDefaultTag();
            this.wanted = image.platform().map(Platform::parseFlag).orElse(platform);
            this.repository = registries.open(name, RegistryUse.PULL, credentials);
        }

        ResolvedBaseImage base() {
            PlatformImage found = PlatformImage.find(name, wanted, repository);
            Manifest manifest = found.manifest();
            ImageConfigFile configuration = found.configuration();
            progress.detail("Base image " + name + " for " + wanted + " is " + found.digest());
            Digest key = Digest.of((found.digest() + " " + configuration.layers()).getBytes(StandardCharsets.UTF_8));
            return new ResolvedBaseImage(
                    configuration,
                    () -> files(key, manifest, configuration),
                    Optional.of(manifest),
                    layers -> readLayers(manifest, layers),
                    () -> BaseLayerTransfer.of(
                            manifest.layers().stream().map(this::transferred).toList()));
        }

        private BaseFiles files(Digest key, Manifest manifest, ImageConfigFile configuration) {
            DockerSaveCache known = new DockerSaveCache(cache);
            return known.find(key)
                    .orElseGet(() -> {
                        FileTable files = FileTable.of(
                                "base image " + name, layers -> readLayers(manifest, layers), configuration.layers());
                        DockerSaveImage image = new DockerSaveImage(files, manifest);
                        known.write(key, image);
                        return image;
                    })
                    .files();
        }

        private void readLayers(Manifest manifest, LayerTarget layers) {
            long all = manifest.layers().stream().mapToLong(Descriptor::size).sum();
            try (Activity reading = progress.begin("Reading base image " + name)) {
                long before = 0;
                for (Descriptor layer : manifest.layers()) {
                    readLayer(layer, reading.part(before, all), layers);
                    before += layer.size();
                }
            }
        }

        private void readLayer(Descriptor layer, Activity reading, LayerTarget layers) {
            try {
                LayerBlob.unpack(repository.pullBlob(layer, reading), layers);
            } catch (IOException e) {
                throw new DockerExecutionException(
                        "Layer " + layer.digest() + " of base image " + name + " cannot be read: " + e.getMessage()
                                + ". Push the image again, or name another one.",
                        e);
            }
        }

        private BaseLayer transferred(Descriptor layer) {
            Blob blob = repository.blob(layer);
            return new BaseLayer(layer, name.registry().equals(target) ? blob.mountedFrom(name.repository()) : blob);
        }
    }
}
