package io.github.dockermaven.engine;

import io.github.dockermaven.engine.transport.EngineAddress;
import io.github.dockermaven.engine.transport.TlsMaterial;

/**
 * A possible address of an engine.
 *
 * @param tls the files for TLS, which are used only if that is the address's scheme
 * @param origin the source of the address: {@code docker.host}, an environment variable, a docker context, or the usual
 *     places
 * @param chosen whether the user chose it, so that no other one is tried
 */
record EngineCandidate(EngineAddress address, TlsMaterial tls, String origin, boolean chosen) {}
