/**
 * TLS: which certificates are trusted, the handshake, and what its failures mean.
 *
 * <p>Main types: {@link TrustedAuthorities}, {@link TlsHandshake}, {@link LazyTls}, {@link TlsFailure}.
 *
 * <p>Not here: whom to connect with, and the remedy of one kind of server, which are in
 * {@link io.github.dockermaven.engine.transport engine.transport}, {@link io.github.dockermaven.engine engine} and
 * {@link io.github.dockermaven.registry registry}.
 */
package io.github.dockermaven.tls;
