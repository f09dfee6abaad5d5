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
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A goal's session with the engine. The first request finds the engine and connects with it, once for the whole goal:
 * an unused session costs nothing. Every method that sends a request throws the exception that {@link #unavailable}
 * returns if no engine answers, and {@link DockerFailureException} if the setting of the engine cannot be used. Safe
 * for use by several threads; closing it ends all its requests.
 */
public final class EngineSession implements AutoCloseable {
    private final EngineSettings settings;
    private final Progress progress;
    private final EngineApi api;
    private Consumer<EngineSession> beforeContainers = session -> {};
    private JsonNode info;
    private Platform platform;

    /** @param progress receives the engine's address as a detail */
    public EngineSession(EngineSettings settings, Progress progress) {
        this(settings, progress, new EngineConnector(settings)::connect);
    }

    private EngineSession(EngineSettings settings, Progress progress, Supplier<EngineConnection> opener) {
        this.settings = settings;
        this.progress = progress;
        this.api = new EngineApi(opener, progress);
    }

    /**
     * Returns another session with the same engine, to be closed by the caller: for requests from another thread, or
     * after this session is closed.
     */
    public EngineSession another() {
        EngineConnector connector = new EngineConnector(settings);
        Optional<EngineConnection> same = api.opened();
        return new EngineSession(
                settings,
                progress,
                () -> same.isPresent() ? connector.connect(same.get().candidate()) : connector.connect());
    }

    /** Returns the settings by which the engine is found. */
    public EngineSettings settings() {
        return settings;
    }

    /** Has an action run once before containers or networks are first asked for, with this session. */
    public synchronized void beforeContainers(Consumer<EngineSession> action) {
        beforeContainers = action;
    }

    private void passContainers() {
        Consumer<EngineSession> action;
        synchronized (this) {
            action = beforeContainers;
            beforeContainers = session -> {};
        }
        action.accept(this);
    }

    /** Returns the reason why no engine answers; empty if one does. */
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
        passContainers();
        return new EngineNetworks(api);
    }

    public EngineSwarm swarm() {
        return new EngineSwarm(api);
    }

    public EngineVolumes volumes() {
        return new EngineVolumes(api);
    }

    public EngineContainers containers() {
        passContainers();
        return new EngineContainers(api);
    }

    public ContainerCommands commands() {
        return new ContainerCommands(api);
    }

    public EngineContainerFiles containerFiles() {
        return new EngineContainerFiles(api);
    }

    public EngineProcesses processes() {
        return new EngineProcesses(api);
    }

    public EngineDisk disk() {
        return new EngineDisk(api);
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
     * Returns the engine's properties and abilities.
     *
     * @throws DockerFailureException if it refuses to report them
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

    /** Returns whether the engine is Podman, which offers the same API. */
    public boolean isPodman() {
        return api.connection().isPodman();
    }

    /** Returns whether the engine can build with BuildKit. */
    public boolean hasBuildKit() {
        return api.connection().hasBuildKit();
    }

    /** Returns the engine's id, which is the same after a restart; empty behind a proxy that hides it. */
    public Optional<String> id() {
        return Optional.of(document().path("ID").asText()).filter(id -> !id.isBlank());
    }

    /** Returns the name of the engine's machine; empty if it is not reported. */
    public String hostName() {
        return document().path("Name").asText("");
    }

    /** Returns the engine's image store. One that is not reported counts as classic, the stricter kind. */
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
     * Returns the engine's platform, for which it builds by default.
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
     * Returns the build arguments for the proxies of {@code RUN} in any engine, without a request.
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
