package io.github.dockermaven.builder;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.Elements;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.image.Platform;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a user may say about how a Dockerfile is built.
 *
 * @param buildArgs values for the Dockerfile's {@code ARG}s
 * @param noCache build each step anew, even if the image is up to date
 * @param target name or number of the stage to build, {@code null} for the last
 * @param platforms what the image is for; none for what the engine runs on, several for as many images under one name
 * @param network the network that {@code RUN} has, {@code null} for the engine's default
 * @param extraHosts {@code host:ip}, for {@code RUN}
 * @param cacheFrom images whose steps may be taken instead of run
 * @param engineOptions more parameters of the engine's build request, such as {@code shmsize}, as they are
 */
public record BuildOptions(
        Map<String, String> buildArgs,
        boolean noCache,
        String target,
        List<Platform> platforms,
        String network,
        List<String> extraHosts,
        List<ImageReference> cacheFrom,
        Map<String, String> engineOptions) {
    /** Nothing but defaults. */
    public static final BuildOptions NONE =
            new BuildOptions(Map.of(), false, null, List.of(), null, List.of(), List.of(), Map.of());

    public BuildOptions {
        buildArgs = Elements.map(buildArgs);
        platforms = List.copyOf(platforms);
        extraHosts = List.copyOf(extraHosts);
        cacheFrom = List.copyOf(cacheFrom);
        engineOptions = Elements.map(engineOptions);
    }

    /**
     * Reads what the user wrote.
     *
     * @throws DockerFailureException if a platform, a host or an image's name is not valid
     */
    public static BuildOptions of(
            Map<String, String> buildArgs,
            boolean noCache,
            String target,
            List<String> platforms,
            String network,
            List<String> extraHosts,
            List<String> cacheFrom) {
        return new BuildOptions(
                buildArgs,
                noCache,
                Elements.text(target),
                Elements.list("platforms", platforms).stream()
                        .map(Platform::parse)
                        .distinct()
                        .toList(),
                Elements.text(network),
                Elements.list("extraHosts", extraHosts).stream()
                        .map(host -> ExtraHost.parse(host).toString())
                        .toList(),
                Elements.list("cacheFrom", cacheFrom).stream()
                        .map(image -> ImageReference.parse(image.strip()).withDefaultTag())
                        .distinct()
                        .toList(),
                Map.of());
    }

    /** These options with others for the engine. */
    public BuildOptions withEngineOptions(Map<String, String> others) {
        return new BuildOptions(buildArgs, noCache, target, platforms, network, extraHosts, cacheFrom, others);
    }

    /**
     * These options for an image whose files run on one platform alone.
     *
     * @throws DockerFailureException if another is asked for
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

    /** These options with other build arguments. */
    public BuildOptions withBuildArgs(Map<String, String> others) {
        return new BuildOptions(others, noCache, target, platforms, network, extraHosts, cacheFrom, engineOptions);
    }

    /** These options for one platform. */
    BuildOptions withPlatform(Platform platform) {
        return new BuildOptions(
                buildArgs, noCache, target, List.of(platform), network, extraHosts, cacheFrom, engineOptions);
    }

    /** These options, and where they say nothing, others. */
    public BuildOptions over(BuildOptions others) {
        Map<String, String> args = new LinkedHashMap<>(others.buildArgs);
        args.putAll(buildArgs);
        Map<String, String> more = new LinkedHashMap<>(others.engineOptions);
        more.putAll(engineOptions);
        return new BuildOptions(
                args,
                noCache || others.noCache,
                target == null ? others.target : target,
                platforms.isEmpty() ? others.platforms : platforms,
                network == null ? others.network : network,
                extraHosts.isEmpty() ? others.extraHosts : extraHosts,
                cacheFrom.isEmpty() ? others.cacheFrom : cacheFrom,
                more);
    }

    /**
     * The Dockerfile's variables whose values come from outside of it. Those that the user gives go before those that
     * builders have by themselves.
     *
     * @param engine what the engine runs on, {@code null} if it was not asked
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

    /** The platform, if it is given and the only one. */
    Optional<Platform> platform() {
        return platforms.size() == 1 ? Optional.of(platforms.get(0)) : Optional.empty();
    }

    /** The platform as engines and Dockerfiles write it, {@code null} for the engine's own. */
    String platformName() {
        return platform().map(Platform::toString).orElse(null);
    }
}
