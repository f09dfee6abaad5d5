/**
 * Building of images from Dockerfiles: by the engine or by the {@link io.github.dockermaven.assembler assembler}, into an engine,
 * a registry or an archive, or not at all if the image is up to date.
 *
 * <p>Main types: {@link io.github.dockermaven.builder.ImageBuilder} and what it is asked for, a
 * {@link io.github.dockermaven.builder.BuildRequest}. What is done with images that exist belongs to
 * {@link io.github.dockermaven.images images}.
 */
package io.github.dockermaven.builder;
