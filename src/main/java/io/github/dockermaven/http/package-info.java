/**
 * HTTP/1.1 on a connection: a host's addresses, tunnels through a proxy, responses as they arrive.
 *
 * <p>Main types: {@link ResponseHead}, {@link ChunkedInputStream}, {@link HostAddresses}, {@link Tunnel},
 * {@link Threads}.
 *
 * <p>Not here: the requests: {@link io.github.dockermaven.engine.transport engine.transport} and
 * {@link io.github.dockermaven.registry registry} have clients of their own.
 */
package io.github.dockermaven.http;
