/**
 * The readiness of containers that were started: conditions, what each saw last, and what became of a container that
 * ended.
 *
 * <p>Main types: {@link Readiness}, {@link ContainerWatch}, {@link WaitRequest}, {@link Probe}.
 *
 * <p>Not here: which containers are started, and in which order: that is {@link io.github.dockermaven.container
 * container}, which this package does not know.
 */
package io.github.dockermaven.container.readiness;
