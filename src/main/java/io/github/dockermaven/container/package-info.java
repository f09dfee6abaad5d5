/**
 * The containers of an engine.
 *
 * <p>Main type: {@link io.github.dockermaven.container.ContainerInspector}. Networks, and who is connected with them, belong to
 * {@link io.github.dockermaven.network network}.
 */
package io.github.dockermaven.container;
