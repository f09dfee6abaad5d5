/**
 * The Docker Engine: where it is, its API, and what it reports of itself. docker-java's types end here.
 *
 * <p>Main types: {@link EngineSession}, of which a goal has one, and which connects when it is first asked something;
 * of this {@link EngineImages}, {@link EngineNetworks}, {@link EngineContainers}, {@link EngineImageBuild} and
 * {@link EngineImageArchives}; {@link EngineApi}, its requests in JSON.
 *
 * <p>Not here: registries, which are reached by {@link io.github.dockermaven.registry registry}; what a goal makes of
 * several requests, which is in the packages above.
 */
package io.github.dockermaven.engine;
