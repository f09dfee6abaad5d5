/**
 * The Docker Engine: its address, its API, and its reports. docker-java's types end here.
 *
 * <p>Main types: {@link EngineSession}, of which a goal has one, and which connects lazily; its {@link EngineImages},
 * {@link EngineNetworks}, {@link EngineContainers}, {@link EngineImageBuild} and {@link EngineImageArchives};
 * {@link EngineApi}, its requests in JSON.
 *
 * <p>Not here: registries, which are reached by {@link io.github.dockermaven.registry registry}; operations of several
 * requests, which are in the packages above.
 */
package io.github.dockermaven.engine;
