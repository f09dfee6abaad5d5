package io.github.dockermaven.contents;

import io.github.dockermaven.archive.LayerBlob;
import io.github.dockermaven.credentials.Credentials;
import io.github.dockermaven.credentials.RegistryUse;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.Descriptor;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.image.Platform;
import io.github.dockermaven.registry.PlatformImage;
import io.github.dockermaven.registry.Registries;
import io.github.dockermaven.registry.RegistrySettings;
import io.github.dockermaven.registry.Repository;
import io.github.dockermaven.report.Activity;
import io.github.dockermaven.report.Progress;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Registries as the source of an image: its layers are read one after the other.
 *
 * @param platform which image of an index is read
 */
public record RegistryContents(
        RegistrySettings settings, Credentials credentials, Platform platform, Progress progress) {
    /**
     * Reads an image.
     *
     * @param known layers that were read elsewhere, and are not read again
     * @throws DockerFailureException if the registry does not have it, or refuses it
     */
    public ImageContents read(ImageReference image, List<LayerListing> known) {
        ImageReference name = image.withDefaultTag();
        try (Registries registries = new Registries(settings)) {
            Repository repository = registries.open(name, RegistryUse.PULL, credentials);
            PlatformImage found = PlatformImage.find(name, platform, repository);
            ReadLayers read = new ReadLayers();
            read.addAll(known);
            readMissing(name, found, repository, read);
            return new ImageContents(
                    name.toString(),
                    "registry " + name.registry(),
                    found.manifest().configuration().digest().toString(),
                    found.document(),
                    read.inOrder(name.toString(), found.configuration().layers()),
                    found.manifest().layers().stream().map(Descriptor::size).toList(),
                    Optional.empty(),
                    read.notes());
        } catch (DockerFailureException e) {
            throw new DockerFailureException(
                    "Image " + name + " cannot be read from its registry. " + e.getMessage(), e);
        }
    }

    private void readMissing(ImageReference name, PlatformImage found, Repository repository, ReadLayers read) {
        List<Descriptor> blobs = found.manifest().layers();
        List<Digest> diffIds = found.configuration().layers();
        long all = blobs.stream().mapToLong(Descriptor::size).sum();
        long before = 0;
        try (Activity reading = progress.begin("Reading " + name)) {
            for (int i = 0; i < blobs.size(); i++) {
                if (!read.has(diffIds.get(i))) {
                    LayerBlob.unpack(repository.pullBlob(blobs.get(i), reading.part(before, all)), read::layer);
                }
                before += blobs.get(i).size();
            }
        } catch (IOException e) {
            throw new DockerExecutionException(
                    "A layer of " + name + " cannot be read: " + e.getMessage() + ". Push the image again.", e);
        }
    }
}
