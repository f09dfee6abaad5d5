package io.github.dockermaven.registry;

import com.fasterxml.jackson.databind.JsonNode;
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
import io.github.dockermaven.report.Activity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * An image of a registry for one platform.
 *
 * @param digest of its manifest
 * @param manifest names its layers as they are transferred
 * @param document its configuration as the registry has it
 * @param configuration the same in the form that is the same for all sources
 */
public record PlatformImage(Digest digest, Manifest manifest, JsonNode document, ImageConfigFile configuration) {
    /** More than the length of any configuration. */
    private static final int LONGEST_CONFIGURATION = 8 << 20;

    /**
     * Finds an image, of an index the one for the platform.
     *
     * @param name with its tag or digest
     * @throws DockerFailureException if it is not there or not for that platform; the message follows a sentence that
     *     names the image
     */
    public static PlatformImage find(ImageReference name, Platform wanted, Repository repository) {
        return new Search(name, wanted, repository).find();
    }

    /** The search for an image in its repository. */
    private record Search(ImageReference name, Platform wanted, Repository repository) {
        PlatformImage find() {
            StoredManifest stored = stored();
            Manifest manifest = read(stored);
            JsonNode document = document(manifest.configuration());
            return new PlatformImage(stored.digest(), manifest, document, checked(document, manifest));
        }

        private StoredManifest stored() {
            StoredManifest stored = stored(name.digest() == null ? name.tag() : name.digest());
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
            return stored(image.digest().toString());
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

        private StoredManifest stored(String reference) {
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

        private JsonNode document(Descriptor descriptor) {
            if (descriptor.size() > LONGEST_CONFIGURATION) {
                throw new DockerFailureException("Its configuration has " + descriptor.size()
                        + " bytes, more than any image's. Push the image again.");
            }
            try (InputStream blob = repository.pullBlob(descriptor, Activity.NONE)) {
                // All bytes, because a wrong digest is reported at the end, which a reader of JSON need not reach.
                return JsonReader.read(new String(blob.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new DockerFailureException(
                        "Its configuration is not JSON: " + e.getMessage() + ". Push the image again.", e);
            }
        }

        private ImageConfigFile checked(JsonNode document, Manifest manifest) {
            ImageConfigFile configuration = ImageConfigFile.read(document);
            if (!configuration.platform().runsOn(wanted)) {
                throw wrongPlatform(PrintableText.quote(configuration.platform().toString()));
            }
            if (configuration.layers().size() != manifest.layers().size()) {
                throw new DockerFailureException("Its configuration has "
                        + configuration.layers().size() + " layers, and its manifest "
                        + manifest.layers().size() + ". Push the image again.");
            }
            return configuration;
        }
    }
}
