/**
 * Dockerfiles as values: parsed as by BuildKit, analysed for the needs of a build, and written.
 *
 * <p>Main types: {@link DockerfileParser}, {@link Dockerfile}, {@link Instruction}, {@link Stage}, {@link Variables},
 * {@link DockerfileWriter}.
 *
 * <p>Not here: input and output; the files that COPY takes, which are in {@link io.github.dockermaven.context context};
 * the content of an application's Dockerfile, which is in {@link io.github.dockermaven.application application}.
 */
package io.github.dockermaven.dockerfile;
