/**
 * The networks of an engine: created, inspected and removed, and containers connected with them.
 *
 * <p>A service for each of these, such as {@link io.github.dockermaven.network.NetworkCreator}, which compares a
 * {@link io.github.dockermaven.network.NetworkRequest} with what the engine has.
 */
package io.github.dockermaven.network;
