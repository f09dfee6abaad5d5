/**
 * HTTP with an engine over the JDK's own sockets (Unix domain, TCP and TLS, through a proxy), and through ssh.
 *
 * <p>Main types: {@link EngineHttpClient}, {@link EngineAddress}, {@link Dialer} with {@link SocketDialer} and
 * {@link SshDialer}.
 *
 * <p>Not here: the meaning of requests: {@link io.github.dockermaven.engine engine} is unknown here.
 */
package io.github.dockermaven.engine.transport;
