package io.github.dockermaven.builder;

import com.fasterxml.jackson.databind.JsonNode;
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
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.image.Descriptor;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.image.ImageConfigFile;
import io.github.dockermaven.image.ImageIndex;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.image.Manifest;
import io.github.dockermaven.image.Platform;
import io.github.dockermaven.json.JsonReader;
import io.github.dockermaven.registry.Blob;
import io.github.dockermaven.registry.NotFoundException;
import io.github.dockermaven.registry.Registries;
import io.github.dockermaven.registry.Repository;
import io.github.dockermaven.registry.StoredManifest;
import io.github.dockermaven.report.Activity;
import io.github.dockermaven.report.Progress;
import java.io.IOException;
import java.io.InputStream;
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
    /** More than the length of any configuration. */
    private static final int LONGEST_CONFIGURATION = 8 << 20;

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
            StoredManifest stored = manifest();
            Manifest manifest = read(stored);
            ImageConfigFile configuration = configuration(manifest);
            progress.detail("Base image " + name + " for " + wanted + " is " + stored.digest());
            Digest key = Digest.of((stored.digest() + " " + configuration.layers()).getBytes(StandardCharsets.UTF_8));
            return new ResolvedBaseImage(
                    configuration,
                    () -> files(key, manifest, configuration),
                    Optional.of(manifest),
                    layers -> readLayers(manifest, layers),
                    () -> BaseLayerTransfer.of(
                            manifest.layers().stream().map(this::transferred).toList()));
        }

        private StoredManifest manifest() {
            StoredManifest stored = manifest(name.digest() == null ? name.tag() : name.digest());
            if (!ImageIndex.isIndex(stored.json())) {
                return stored;
            }
            ImageIndex index = ImageIndex.read(stored.json());
            if (index.images().isEmpty()) {
                throw new DockerFailureException("Its index names a platform for none of its images, so none can be"
                        + " chosen for " + wanted + ". Name another image, or one of its manifests as " + name.name()
                        + "@sha256:….");
            }
            Descriptor image = index.find(wanted)
                    .orElseThrow(() -> wrongPlatform(index.platforms()))
                    .manifest();
            return manifest(image.digest().toString());
        }

        private static Manifest read(StoredManifest stored) {
            try {
                return Manifest.read(stored.json());
            } catch (DockerFailureException e) {
                throw new DockerFailureException(
                        "What the registry has there, " + PrintableText.quote(stored.mediaType()) + ", cannot be used: "
                                + e.getMessage() + ". " + remedy(stored.json()) + ".",
                        e);
            }
        }

        private static String remedy(JsonNode manifest) {
            if (manifest.path("schemaVersion").asInt() == 1) {
                return "It has an old format that docker no longer pulls: build the image again and push it, or choose"
                        + " another tag";
            }
            return ImageIndex.isIndex(manifest)
                    ? "It is an index within an index: choose another tag, or one of its images by digest, or build"
                            + " the image again"
                    : "Choose another tag, or build the image again and push it: registries keep other things than"
                            + " images,"
                            + " too";
        }

        private StoredManifest manifest(String reference) {
            return repository
                    .manifest(reference)
                    .orElseThrow(() -> new NotFoundException("Registry " + name.registry() + " has no "
                            + (reference.equals(name.tag()) ? "tag " : "manifest ") + reference + " of repository "
                            + name.repository() + ". Check its name and tag, and the permission to read it."));
        }

        private DockerFailureException wrongPlatform(String available) {
            return new DockerFailureException("It is for " + available + ", not for " + wanted
                    + ". Name another image, or set docker.platform to one of its platforms.");
        }

        private ImageConfigFile configuration(Manifest manifest) {
            Descriptor descriptor = manifest.configuration();
            if (descriptor.size() > LONGEST_CONFIGURATION) {
                throw new DockerFailureException("Its configuration has " + descriptor.size()
                        + " bytes, more than any image's. Push the image again.");
            }
            try (InputStream blob = repository.pullBlob(descriptor, Activity.NONE)) {
                // All bytes, because a wrong digest is reported at the end, which a reader of JSON need not reach.
                String json = new String(blob.readAllBytes(), StandardCharsets.UTF_8);
                ImageConfigFile configuration = ImageConfigFile.read(JsonReader.read(json));
                if (!configuration.platform().runsOn(wanted)) {
                    throw wrongPlatform(
                            PrintableText.quote(configuration.platform().toString()));
                }
                if (configuration.layers().size() != manifest.layers().size()) {
                    throw new DockerFailureException("Its configuration has "
                            + configuration.layers().size() + " layers, and its manifest "
                            + manifest.layers().size() + ". Push the image again.");
                }
                return configuration;
            } catch (IOException e) {
                throw new DockerFailureException(
                        "Its configuration is not JSON: " + e.getMessage() + ". Push the image again.", e);
            }
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
