/**
 * Compose files as containers, networks and volumes: the same that {@code docker compose up} makes of them, with the labels by
 * which it knows its own.
 *
 * <p>Main types: {@link ComposeSystem}, of a {@link io.github.dockermaven.compose.ComposeProject}.
 *
 * <p>Not here: how files are read, merged and checked, which is in the package above; what a POM adds to a service.
 */
package io.github.dockermaven.compose.system;
