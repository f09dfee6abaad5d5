package io.github.dockermaven.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.dockermaven.engine.transport.EngineAddress;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.Platform;
import io.github.dockermaven.report.Progress;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A goal's session with the engine. The engine is found and connected with when it is first asked something, once for the whole
 * goal: a session that nobody asks costs nothing. Every method that asks the engine throws what {@link #unavailable} returns if
 * no engine answers, and {@link DockerFailureException} if what chooses the engine cannot be used. Safe for several threads;
 * closing it ends all its requests.
 */
public final class EngineSession implements AutoCloseable {
    private final EngineSettings settings;
    private final Progress progress;
    private final EngineApi api;
    private JsonNode info;
    private Platform platform;

    /** @param progress receives, as a detail, which engine is used */
    public EngineSession(EngineSettings settings, Progress progress) {
        this(settings, progress, new EngineConnector(settings)::connect);
    }

    private EngineSession(EngineSettings settings, Progress progress, Supplier<EngineConnection> opener) {
        this.settings = settings;
        this.progress = progress;
        this.api = new EngineApi(opener, progress);
    }

    /**
     * Returns a session of its own with the same engine, to be closed by the caller: for what has to ask it from another
     * thread, or after this session was closed.
     */
    public EngineSession another() {
        EngineConnector connector = new EngineConnector(settings);
        Optional<EngineConnection> same = api.opened();
        return new EngineSession(
                settings,
                progress,
                () -> same.isPresent() ? connector.connect(same.get().candidate()) : connector.connect());
    }

    /** Returns why no engine answers; nothing if one does. */
    public Optional<DockerExecutionException> unavailable() {
        try {
            api.connection();
            return Optional.empty();
        } catch (DockerExecutionException e) {
            return Optional.of(e);
        }
    }

    public EngineImages images() {
        return new EngineImages(api);
    }

    public EngineNetworks networks() {
        return new EngineNetworks(api);
    }

    public EngineContainers containers() {
        return new EngineContainers(api);
    }

    public EngineImageBuild builds() {
        return new EngineImageBuild(api);
    }

    public EngineImageArchives archives() {
        return new EngineImageArchives(api);
    }

    public EngineLogin login() {
        return new EngineLogin(api);
    }

    /**
     * Returns what the engine is and what it can.
     *
     * @throws DockerFailureException if it refuses to report that
     */
    public EngineInfo info() {
        return EngineInfo.of(api);
    }

    /** Returns the engine's address, for messages. */
    public EngineAddress address() {
        return api.connection().address();
    }

    /** Returns the operating system of the engine's containers, {@code linux} or {@code windows}; empty if it is not reported. */
    public String osType() {
        return api.connection().osType();
    }

    /** Returns whether the engine is Podman's imitation of one. */
    public boolean isPodman() {
        return api.connection().isPodman();
    }

    /** Returns whether the engine builds by BuildKit when asked to. */
    public boolean hasBuildKit() {
        return api.connection().hasBuildKit();
    }

    /** Returns what the engine calls itself, the same after a restart; empty behind a proxy that hides it. */
    public Optional<String> id() {
        return Optional.of(document().path("ID").asText()).filter(id -> !id.isBlank());
    }

    /** Returns how the engine keeps its images. One that does not report it is taken for a classic store, the stricter one. */
    public ImageStore imageStore() {
        return ImageStore.of(isPodman(), document());
    }

    private synchronized JsonNode document() {
        if (info == null) {
            try {
                info = api.get("/info");
            } catch (ErrorResponseException e) {
                info = MissingNode.getInstance();
            }
        }
        return info;
    }

    /**
     * Returns what the engine runs on, which is what it builds for if nothing else is asked for.
     *
     * @throws DockerFailureException if it is not reported
     */
    public synchronized Platform platform() {
        if (platform == null) {
            try {
                JsonNode version = api.get("/version");
                platform = new Platform(
                        version.path("Os").asText(), version.path("Arch").asText(), "");
            } catch (ErrorResponseException e) {
                throw e.about("The platform of the engine at " + address() + " is not known");
            }
        }
        return platform;
    }

    /**
     * Returns the build arguments for the proxies of {@code RUN} in this engine.
     *
     * @throws DockerFailureException if docker's {@code config.json} cannot be read
     */
    public Map<String, String> proxyArguments() {
        return ProxyArguments.of(settings, address());
    }

    /**
     * Returns the build arguments for the proxies of {@code RUN} in whatever engine, without asking one.
     *
     * @throws DockerFailureException if docker's {@code config.json} cannot be read
     */
    public Map<String, String> proxyArgumentsOfAny() {
        return ProxyArguments.ofAny(settings);
    }

    @Override
    public void close() {
        api.close();
    }
}
