/**
 * What {@code docker:start} starts, as services of a swarm: deployed, updated where something has changed, awaited, removed.
 *
 * <p>Main types: {@link StackDeployer} makes a {@link Stack} of a system, {@link StackRemover} removes one.
 *
 * <p>Not here: the requests to a swarm's manager, which are the engine's.
 */
package io.github.dockermaven.swarm;
