/**
 * The application that an image is for: a jar, a war or a Quarkus folder, its libraries and layers, Java linked for
 * it, and the Dockerfile for it.
 *
 * <p>Main types: {@link PackagedApplication} with {@link ThinJar}, {@link SelfContainedJar}, {@link LayeredJar},
 * {@link QuarkusApplication} and {@link ContainedWar}; {@link DockerfileGenerator}, {@link DockerfileOptions};
 * {@link LinkedRuntime}.
 *
 * <p>Not here: which file of a project is the application, which is in {@link io.github.dockermaven.project project};
 * how a Dockerfile is read, which is in {@link io.github.dockermaven.dockerfile dockerfile}; engines.
 */
package io.github.dockermaven.application;
