package io.github.dockermaven.builder;

import io.github.dockermaven.archive.BaseFiles;
import io.github.dockermaven.archive.BaseLayers;
import io.github.dockermaven.image.ImageConfigFile;
import io.github.dockermaven.image.Manifest;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A base image that is there.
 *
 * @param configuration its configuration
 * @param files its files, found out when they are asked for
 * @param manifest its manifest, if the source has it
 * @param layers its layers unpacked, read each time they are asked for
 * @param transfer its layers as they go into a registry, found out when they are asked for
 */
record ResolvedBaseImage(
        ImageConfigFile configuration,
        Supplier<BaseFiles> files,
        Optional<Manifest> manifest,
        BaseLayers layers,
        Supplier<BaseLayerTransfer> transfer) {}
