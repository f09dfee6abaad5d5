/**
 * HTTP proxies, whatever names them, and what their failures mean.
 *
 * <p>Main types: {@link HttpProxy}, {@link ProxySource}, {@link ProxyFailure}.
 *
 * <p>Not here: the choice of a proxy: {@link io.github.dockermaven.engine.transport engine.transport},
 * {@link io.github.dockermaven.registry registry} and {@link io.github.dockermaven.project project} make it. Tunnels,
 * which are in {@link io.github.dockermaven.http http}.
 */
package io.github.dockermaven.proxy;
