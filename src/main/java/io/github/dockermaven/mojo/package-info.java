/**
 * The goals. Each is a page that turns its parameters into a request, hands that to a service, and lets errors reach
 * Maven.
 *
 * <p>Main types: {@link AbstractDockerMojo}, the base of all; a class for each goal, such as {@link BuildMojo}.
 *
 * <p>Not here: logic. What a parameter means is known to {@link io.github.dockermaven.config config} and
 * {@link io.github.dockermaven.project project}.
 */
package io.github.dockermaven.mojo;
