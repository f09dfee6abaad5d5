package io.github.dockermaven.builder;

import io.github.dockermaven.image.Descriptor;
import io.github.dockermaven.registry.Blob;

/**
 * A layer of a base image as it goes into a registry.
 *
 * @param descriptor what names it in manifests
 * @param blob its content
 */
record BaseLayer(Descriptor descriptor, Blob blob) {}
