/**
 * The Docker Engine: where it is, how to speak with it, and what it told of itself.
 *
 * <p>Everything is asked of an {@link io.github.dockermaven.engine.Engine}, which an
 * {@link io.github.dockermaven.engine.EngineConnector} finds and connects.
 */
package io.github.dockermaven.engine;
