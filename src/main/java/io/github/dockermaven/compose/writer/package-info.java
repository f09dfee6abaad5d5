/**
 * Compose files written from what {@code docker:start} starts: without Maven {@code docker compose up} makes the same
 * containers of them.
 *
 * <p>Main types: {@link ComposeWriter} makes a {@link ComposeDocument} of a system; {@link ImageInspector} finds out what it has to
 * know of images.
 *
 * <p>Not here: reading compose files, which the package above does.
 */
package io.github.dockermaven.compose.writer;
