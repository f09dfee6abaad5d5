/**
 * Files copied between containers and this machine, as {@code docker cp} copies them.
 *
 * <p>Main types: {@link CopyFromContainer}, {@link CopyToContainer}.
 *
 * <p>Not here: how an engine sends and takes archives, which is in {@link io.github.dockermaven.engine engine}; how a tar is
 * read, which is in {@link io.github.dockermaven.archive archive}.
 */
package io.github.dockermaven.container.copy;
