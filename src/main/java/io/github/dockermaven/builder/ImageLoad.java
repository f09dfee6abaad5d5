package io.github.dockermaven.builder;

import io.github.dockermaven.archive.DockerLoadArchive;
import io.github.dockermaven.archive.MeasuredLayer;
import io.github.dockermaven.engine.EngineImages;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.ImageLoadException;
import io.github.dockermaven.image.Descriptor;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.image.ImageConfigFile;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.image.Manifest;
import io.github.dockermaven.report.Activity;
import io.github.dockermaven.report.ByteSizes;
import io.github.dockermaven.report.Progress;
import java.util.List;
import java.util.function.Function;

/**
 * The loading of an assembled image into an engine, which has the base image's layers.
 *
 * @param configuration the image's configuration
 * @param layers its added layers
 * @param id its id in the engine
 * @param archive creates the archive that contains some of the added layers
 */
record ImageLoad(
        EngineSession engine,
        ImageConfigFile configuration,
        List<MeasuredLayer> layers,
        String id,
        Function<Contents, DockerLoadArchive> archive) {
    /** The contents of an archive. */
    record Contents(List<ImageReference> names, List<MeasuredLayer> held) {}

    /** Returns the load for a classic store, which names images by their configuration. */
    static ImageLoad toClassic(EngineSession engine, MeasuredImage image) {
        ImageConfigFile configuration = image.configuration();
        return new ImageLoad(
                engine,
                configuration,
                image.layers(),
                configuration.digest().toString(),
                contents -> DockerLoadArchive.ofDocker(contents.names(), configuration, contents.held()));
    }

    /**
     * Returns the load for containerd's store, which names images by their manifest. The manifest has the base image's
     * layers in the store's form.
     *
     * @throws ImageLoadException if the base image has no manifest
     */
    static ImageLoad toContainerd(EngineSession engine, MeasuredImage image) throws ImageLoadException {
        ImageConfigFile configuration = image.configuration();
        List<Descriptor> baseLayers = List.of();
        if (image.base().isPresent()) {
            baseLayers = image.base()
                    .get()
                    .manifest()
                    .orElseThrow(() -> new ImageLoadException("the base image has no manifest"))
                    .layers();
        }
        Manifest manifest = manifest(baseLayers, image);
        return new ImageLoad(
                engine,
                configuration,
                image.layers(),
                manifest.descriptor().digest().toString(),
                contents -> DockerLoadArchive.ofOci(contents.names(), configuration, manifest, contents.held()));
    }

    /**
     * Returns the load for Podman's store, which names images by their configuration. From an OCI layout it uses its
     * own copies of layers with the same digests, also uncompressed ones, whose sizes it knows. It would ignore several
     * names.
     */
    static ImageLoad toPodman(EngineSession engine, MeasuredImage image) {
        ImageConfigFile configuration = image.configuration();
        List<Descriptor> baseLayers = configuration.layers().stream()
                .limit(configuration.layers().size() - image.layers().size())
                .map(diffId -> new Descriptor(Descriptor.LAYER, diffId, 0))
                .toList();
        Manifest manifest = manifest(baseLayers, image);
        return new ImageLoad(
                engine,
                configuration,
                image.layers(),
                configuration.digest().toString(),
                contents -> DockerLoadArchive.ofOci(
                        contents.names().subList(0, 1), configuration, manifest, contents.held()));
    }

    private static Manifest manifest(List<Descriptor> baseLayers, MeasuredImage image) {
        return Manifest.of(
                image.configuration(),
                baseLayers,
                image.layers().stream().map(MeasuredLayer::gzip).toList());
    }

    /**
     * Ensures that the engine has the image under all its names.
     *
     * @throws ImageLoadException if it does not accept the image
     */
    BuildOutcome run(BuildRequest request, Progress progress) throws ImageLoadException {
        EngineImages images = engine.images();
        if (!request.options().noCache() && images.findById(id).isPresent()) {
            return BuildOutcome.upToDate(id, request.tags(), images, progress);
        }
        int alike = alike(images, request.name());
        if (alike > 0) {
            try {
                send(request.tags(), layers.subList(alike, layers.size()), progress);
                return loaded(images, request.tags());
            } catch (ImageLoadException e) {
                progress.detail("The engine does not have the layers of the earlier " + request.name() + ":" + " "
                        + e.getMessage());
            }
        }
        send(request.tags(), layers, progress);
        return loaded(images, request.tags());
    }

    /** Returns the number of added layers that the image of this name has, too, on the same base. */
    private int alike(EngineImages images, ImageReference name) {
        List<Digest> before = images.configuration(name.toString())
                .map(ImageConfigFile::layers)
                .orElse(List.of());
        List<Digest> now = configuration.layers();
        int common = 0;
        while (common < Math.min(before.size(), now.size())
                && before.get(common).equals(now.get(common))) {
            common++;
        }
        return Math.max(0, common - (now.size() - layers.size()));
    }

    private void send(List<ImageReference> names, List<MeasuredLayer> held, Progress progress)
            throws ImageLoadException {
        DockerLoadArchive made = archive.apply(new Contents(names, held));
        progress.detail("Loading " + held.size() + " of "
                + configuration.layers().size() + " layers, " + ByteSizes.format(made.size()));
        try (Activity sending = progress.begin("Loading " + names.get(0))) {
            engine.archives().load(made, sending);
        }
    }

    private BuildOutcome loaded(EngineImages images, List<ImageReference> names) throws ImageLoadException {
        if (images.findById(id).isEmpty()) {
            throw new ImageLoadException("it loaded the image, but does not know it as " + id);
        }
        if (engine.isPodman()) {
            names.subList(1, names.size()).forEach(name -> images.tag(id, name));
        }
        return BuildOutcome.assembled(id);
    }
}
