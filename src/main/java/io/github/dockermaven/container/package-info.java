/**
 * Containers: what is to run, compared with what runs; their order, start, stop and removal; and whose they are.
 *
 * <p>Main types: {@link SystemStarter} takes a {@link SystemRequest} of {@link ContainerRequest}s, and {@link SystemStopper}
 * a {@link StopRequest}; {@link Owner} is in the labels of all that is made; {@link ContainerInspector}.
 *
 * <p>Not here: the Engine API itself, which is in {@link io.github.dockermaven.engine engine}; when a container is ready,
 * which is in {@link io.github.dockermaven.container.readiness readiness}; networks, which are in {@link
 * io.github.dockermaven.network network}.
 */
package io.github.dockermaven.container;
