/**
 * The Docker Engine: where it is, how to speak with it, and what it reports of itself.
 *
 * <p>Everything is asked of an {@link io.github.dockermaven.engine.EngineSession}, which a goal has one of: it connects when it
 * is first asked something, and has the engine's images, networks, containers and builds.
 */
package io.github.dockermaven.engine;
