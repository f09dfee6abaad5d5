package io.github.dockermaven.container;

import io.github.dockermaven.container.StartedContainer.Change;
import io.github.dockermaven.engine.EngineContainer;
import io.github.dockermaven.engine.PublishedPort;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Containers that a start has made, for tests. */
public final class TestStarted {
    private TestStarted() {}

    /** @param property what its port is put into */
    public static StartedContainer of(String alias, String property, int port) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("docker.container." + alias + ".id", "id-" + alias);
        properties.put(property, String.valueOf(port));
        return new StartedContainer(
                TestRequest.of(alias).portProperty(port, property).build(),
                new Owner("m", "shop:system", "/work/shop"),
                container(alias, List.of(), Instant.EPOCH),
                Change.CREATED,
                "started",
                Duration.ZERO,
                properties);
    }

    /** Returns one that runs in a container of another name, and was ready after two seconds. */
    public static StartedContainer of(String alias, String container, Change change) {
        return of(alias, container, change, Instant.EPOCH);
    }

    /** @param start the time of its process's start */
    public static StartedContainer of(String alias, String container, Change change, Instant start) {
        return new StartedContainer(
                TestRequest.of(alias).build(),
                new Owner("m", "shop:system", "/work/shop"),
                container(container, List.of(), start),
                change,
                "started",
                Duration.ofSeconds(2),
                Map.of());
    }

    /** Returns a container that runs, with one port. */
    static EngineContainer published(int containerPort, int hostPort) {
        return container(
                "users", List.of(new PublishedPort(containerPort, "tcp", "127.0.0.1", hostPort)), Instant.EPOCH);
    }

    private static EngineContainer container(String alias, List<PublishedPort> ports, Instant start) {
        EngineContainer.State state = new EngineContainer.State(
                "running", true, false, false, 0, "", Optional.empty(), "", 0, Optional.of(start));
        EngineContainer.Settings settings = new EngineContainer.Settings(
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                "json-file",
                Optional.empty(),
                "default",
                List.of(),
                List.of());
        return new EngineContainer("id-" + alias, alias, alias, "sha256:1", state, settings, ports, Map.of(), Map.of());
    }
}
