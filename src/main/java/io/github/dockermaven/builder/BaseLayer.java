package io.github.dockermaven.builder;

import io.github.dockermaven.image.Descriptor;
import io.github.dockermaven.registry.Blob;

/**
 * A layer of a base image in the form for a registry.
 *
 * @param descriptor its descriptor for manifests
 * @param blob its content
 */
record BaseLayer(Descriptor descriptor, Blob blob) {}
