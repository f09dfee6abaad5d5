/**
 * Registries, by the <a href="https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md">OCI
 * distribution specification</a> and Docker's token authentication: blobs and manifests, pulled and pushed without an
 * engine. A request passes through a {@link RepositoryClient}, which follows redirects, answers challenges and
 * retries.
 *
 * <p>Main types: {@link Registries}, which opens a {@link Repository}; {@link RepositoryClient}, {@link Transport},
 * {@link Authorizer}; {@link BlobUpload}, {@link BlobDownload}, {@link Manifests}.
 *
 * <p>Not here: the sources of credentials, which are in {@link io.github.dockermaven.credentials credentials}; the
 * {@link io.github.dockermaven.engine engine}; files.
 */
package io.github.dockermaven.registry;
