/**
 * The containers of an engine, inspected.
 *
 * <p>Main types: {@link ContainerInspector}.
 *
 * <p>Not here: the Engine API itself, which is in {@link io.github.dockermaven.engine engine}; networks and the
 * containers in them, which are in {@link io.github.dockermaven.network network}.
 */
package io.github.dockermaven.container;
