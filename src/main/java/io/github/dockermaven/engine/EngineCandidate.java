package io.github.dockermaven.engine;

import io.github.dockermaven.engine.transport.EngineAddress;
import io.github.dockermaven.engine.transport.TlsMaterial;

/**
 * A place where an engine may be.
 *
 * @param tls the files for TLS; {@code null} unless the address's scheme is TLS
 * @param origin what names it: {@code docker.host}, an environment variable, a docker context, or the usual places
 * @param chosen whether the user chose it, so that no other will do
 */
record EngineCandidate(EngineAddress address, TlsMaterial tls, String origin, boolean chosen) {}
