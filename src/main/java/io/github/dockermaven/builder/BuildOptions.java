package io.github.dockermaven.builder;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.image.Platform;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A user's options for the build of a Dockerfile.
 *
 * @param buildArgs values for the Dockerfile's {@code ARG}s
 * @param noCache whether to ignore the cache, and an image that is up to date
 * @param target name or number of the stage to build, empty for the last
 * @param platforms the platforms of the image; none for the engine's, several for as many images under one name
 * @param network the network of {@code RUN}, empty for the engine's default
 * @param extraHosts {@code host:ip}, for {@code RUN}
 * @param cacheFrom images whose steps serve as cache
 * @param engineOptions further parameters of the engine's build request, such as {@code shmsize}, unchanged
 */
public record BuildOptions(
        Map<String, String> buildArgs,
        boolean noCache,
        Optional<String> target,
        List<Platform> platforms,
        Optional<String> network,
        List<String> extraHosts,
        List<ImageReference> cacheFrom,
        Map<String, String> engineOptions) {
    /** Nothing but defaults. */
    public static final BuildOptions NONE = new BuildOptions(
            Map.of(), false, Optional.empty(), List.of(), Optional.empty(), List.of(), List.of(), Map.of());

    public BuildOptions {
        buildArgs = Collections.unmodifiableMap(new LinkedHashMap<>(buildArgs));
        platforms = List.copyOf(platforms);
        extraHosts = List.copyOf(extraHosts);
        cacheFrom = List.copyOf(cacheFrom);
        engineOptions = Collections.unmodifiableMap(new LinkedHashMap<>(engineOptions));
    }

    /**
     * Parses a user's options.
     *
     * @throws DockerFailureException if a platform, a host or an image's name is not valid
     */
    public static BuildOptions of(
            Map<String, String> buildArgs,
            boolean noCache,
            Optional<String> target,
            List<String> platforms,
            Optional<String> network,
            List<String> extraHosts,
            List<String> cacheFrom) {
        return new BuildOptions(
                buildArgs,
                noCache,
                target,
                platforms.stream().map(Platform::parse).distinct().toList(),
                network,
                extraHosts.stream()
                        .map(host -> ExtraHost.parse(host).toString())
                        .toList(),
                cacheFrom.stream()
                        .map(image -> ImageReference.parse(image.strip()).withDefaultTag())
                        .distinct()
                        .toList(),
                Map.of());
    }

    /** Returns these options with other ones for the engine. */
    public BuildOptions withEngineOptions(Map<String, String> others) {
        return new BuildOptions(buildArgs, noCache, target, platforms, network, extraHosts, cacheFrom, others);
    }

    /**
     * Returns these options for an image whose files run on a single platform.
     *
     * @throws DockerFailureException if another one is requested
     */
    public BuildOptions onlyFor(Platform only) {
        if (!List.of(only).containsAll(platforms)) {
            String others = platforms.stream().map(Platform::toString).collect(Collectors.joining(", "));
            throw new DockerFailureException("docker.platform is " + others
                    + ", and docker.runtime is jlink, which makes"
                    + " a run-time for what Maven runs on, " + only + ". Run Maven there, or remove docker.runtime and"
                    + " name a base image that has Java in docker.from.");
        }
        return withPlatform(only);
    }

    /** Returns these options with other build arguments. */
    public BuildOptions withBuildArgs(Map<String, String> others) {
        return new BuildOptions(others, noCache, target, platforms, network, extraHosts, cacheFrom, engineOptions);
    }

    /** Returns these options without the cache, for an image that is built even if it is up to date. */
    public BuildOptions withoutCache() {
        return new BuildOptions(buildArgs, true, target, platforms, network, extraHosts, cacheFrom, engineOptions);
    }

    /** Returns these options for one platform. */
    BuildOptions withPlatform(Platform platform) {
        return new BuildOptions(
                buildArgs, noCache, target, List.of(platform), network, extraHosts, cacheFrom, engineOptions);
    }

    /** Returns these options, with others as their defaults. */
    public BuildOptions over(BuildOptions others) {
        Map<String, String> args = new LinkedHashMap<>(others.buildArgs);
        args.putAll(buildArgs);
        Map<String, String> more = new LinkedHashMap<>(others.engineOptions);
        more.putAll(engineOptions);
        return new BuildOptions(
                args,
                noCache || others.noCache,
                target.or(() -> others.target),
                platforms.isEmpty() ? others.platforms : platforms,
                network.or(() -> others.network),
                extraHosts.isEmpty() ? others.extraHosts : extraHosts,
                cacheFrom.isEmpty() ? others.cacheFrom : cacheFrom,
                more);
    }

    /**
     * Returns the Dockerfile's variables whose values come from outside. The user's take precedence over those that
     * builders predefine.
     *
     * @param engine the engine's platform, {@code null} if it is unknown
     */
    Map<String, String> variables(Platform engine) {
        Map<String, String> variables = new HashMap<>();
        if (engine != null) {
            variables.putAll(engine.buildArgs("BUILD"));
            variables.putAll(engine.buildArgs("TARGET"));
        }
        platform().ifPresent(platform -> variables.putAll(platform.buildArgs("TARGET")));
        variables.putAll(buildArgs);
        return variables;
    }

    /** Returns the platform, if exactly one is set. */
    Optional<Platform> platform() {
        return platforms.size() == 1 ? Optional.of(platforms.get(0)) : Optional.empty();
    }

    /** Returns the platform in the form of engines and Dockerfiles; the engine's own if empty. */
    Optional<String> platformName() {
        return platform().map(Platform::toString);
    }
}
