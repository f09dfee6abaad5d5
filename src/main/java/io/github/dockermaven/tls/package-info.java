/**
 * TLS: the trusted certificates, the handshake, and the meaning of its failures.
 *
 * <p>Main types: {@link TrustedAuthorities}, {@link TlsHandshake}, {@link LazyTls}, {@link TlsFailure}.
 *
 * <p>Not here: the choice of a server, and the fixes for one kind of server, which are in
 * {@link io.github.dockermaven.engine.transport engine.transport}, {@link io.github.dockermaven.engine engine} and
 * {@link io.github.dockermaven.registry registry}.
 */
package io.github.dockermaven.tls;
