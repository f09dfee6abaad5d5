/**
 * Values that describe images.
 *
 * <p>Main types: {@link ImageReference}, {@link Digest}, {@link Platform}, {@link ImageConfigFile}, {@link Manifest},
 * {@link Descriptor}.
 *
 * <p>Not here: input and output; the content of layers, which is in {@link io.github.dockermaven.archive archive};
 * images of an engine, which are in {@link io.github.dockermaven.engine engine} and
 * {@link io.github.dockermaven.images images}.
 */
package io.github.dockermaven.image;
