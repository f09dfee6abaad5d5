/**
 * The images of an engine: listed, inspected, tagged, removed, pulled and pushed.
 *
 * <p>Main types: a service for each of these, such as {@link ImagePuller}, {@link ImagePusher} and
 * {@link ImageRemover}; {@link PullPolicy}, {@link LoginCheck}.
 *
 * <p>Not here: the build of an image, which is in {@link io.github.dockermaven.builder builder}; the Engine API itself,
 * which is in {@link io.github.dockermaven.engine engine}.
 */
package io.github.dockermaven.images;
