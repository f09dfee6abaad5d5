/**
 * Dockerfiles as values: read as BuildKit reads them, asked what a build of them needs, and written.
 *
 * <p>Main types: {@link DockerfileParser}, {@link Dockerfile}, {@link Instruction}, {@link Stage}, {@link Variables},
 * {@link DockerfileWriter}.
 *
 * <p>Not here: input and output; the files that COPY means, which are in
 * {@link io.github.dockermaven.context context}; what goes into a Dockerfile for an application, which is in
 * {@link io.github.dockermaven.application application}.
 */
package io.github.dockermaven.dockerfile;
