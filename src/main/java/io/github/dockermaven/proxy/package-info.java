/**
 * HTTP proxies, wherever they are configured, and the meaning of their failures.
 *
 * <p>Main types: {@link HttpProxy}, {@link ProxySource}, {@link ProxyFailure}.
 *
 * <p>Not here: the choice of a proxy, which is made by {@link io.github.dockermaven.engine.transport engine.transport},
 * {@link io.github.dockermaven.registry registry} and {@link io.github.dockermaven.project project}; tunnels, which are
 * in {@link io.github.dockermaven.http http}.
 */
package io.github.dockermaven.proxy;
