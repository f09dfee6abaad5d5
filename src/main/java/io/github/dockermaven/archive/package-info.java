/**
 * Layers, and the archives in which images are moved, written and read as streams.
 *
 * <p>Main types: {@link Layer}, {@link MeasuredLayer}, {@link LayerBlob}; {@link BaseFiles}; {@link OciArchive},
 * {@link DockerLoadArchive}, {@link DockerSaveImage}; {@link TarReader}.
 *
 * <p>Not here: the choice of an image's layers, which is in {@link io.github.dockermaven.assembler assembler}; the tar
 * of a build context, which is in {@link io.github.dockermaven.context context}; connections.
 */
package io.github.dockermaven.archive;
