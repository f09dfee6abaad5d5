/**
 * The networks of an engine: created, inspected and removed, and containers connected with them.
 *
 * <p>Main types: a service for each of these, such as {@link NetworkCreator}, which compares a {@link NetworkRequest}
 * with the engine's networks.
 *
 * <p>Not here: the Engine API itself, which is in {@link io.github.dockermaven.engine engine}; the POM's elements for a
 * network, which are in {@link io.github.dockermaven.config config}.
 */
package io.github.dockermaven.network;
