/**
 * The build of an image from its Dockerfile: by the engine's builder or by the
 * {@link io.github.dockermaven.assembler assembler}, into an engine, a registry or an archive, or not at all if the
 * image is up to date.
 *
 * <p>Main types: {@link ImageBuilder} and its {@link BuildRequest}; {@link CheckedBuild}, a request whose files are
 * checked; {@link BuilderSelector} with {@link AssemblerBuild} and {@link EngineBuild}; {@link ExportBuild} with its
 * {@link ImageSink}s; {@link BaseImageResolver} with its {@link BaseImageSource}s; {@link ImagesBuilder} for several
 * images; {@link SourceArchive} for what a build sends.
 *
 * <p>Not here: operations on existing images, which are in {@link io.github.dockermaven.images images}; the format of a
 * layer, which is in {@link io.github.dockermaven.archive archive}; Maven.
 */
package io.github.dockermaven.builder;
