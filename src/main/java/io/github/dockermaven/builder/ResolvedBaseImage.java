package io.github.dockermaven.builder;

import io.github.dockermaven.archive.BaseFiles;
import io.github.dockermaven.archive.BaseLayers;
import io.github.dockermaven.image.ImageConfigFile;
import io.github.dockermaven.image.Manifest;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An available base image.
 *
 * @param configuration its configuration
 * @param files its files, determined lazily
 * @param manifest its manifest, if the source has it
 * @param layers its uncompressed layers, read at each request
 * @param transfer its layers in the form for a registry, determined lazily
 */
record ResolvedBaseImage(
        ImageConfigFile configuration,
        Supplier<BaseFiles> files,
        Optional<Manifest> manifest,
        BaseLayers layers,
        Supplier<BaseLayerTransfer> transfer) {}
