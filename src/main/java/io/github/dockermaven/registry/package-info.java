/**
 * Registries, by the <a href="https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md">OCI distribution
 * specification</a> and Docker's token authentication: blobs and manifests, to and from, without an engine.
 *
 * <p>All is asked of a {@link io.github.dockermaven.registry.Repository}, which
 * {@link io.github.dockermaven.registry.Registries} opens. A request passes through a
 * {@link io.github.dockermaven.registry.RepositoryClient}, which follows redirects, answers challenges and tries again.
 */
package io.github.dockermaven.registry;
