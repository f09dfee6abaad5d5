package io.github.dockermaven.container;

import io.github.dockermaven.container.ContainerRequest.Dependency;
import io.github.dockermaven.container.PropertySettings.PortProperty;
import io.github.dockermaven.container.copy.HostSource;
import io.github.dockermaven.container.copy.ProvidedFile;
import io.github.dockermaven.container.copy.ProvidedHostFile;
import io.github.dockermaven.container.readiness.ApplicationHints;
import io.github.dockermaven.container.readiness.WaitRequest;
import io.github.dockermaven.engine.ContainerSpec;
import io.github.dockermaven.engine.Containers;
import io.github.dockermaven.engine.HostConfig;
import io.github.dockermaven.engine.Mount;
import io.github.dockermaven.engine.NetworkingSpec.Endpoint;
import io.github.dockermaven.engine.NetworkingSpec.PortBinding;
import io.github.dockermaven.engine.ServiceOptions;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.images.PullPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A request for a container with few properties, for tests. */
public final class TestRequest {
    private final String alias;
    private final Map<String, String> env = new LinkedHashMap<>();
    private final List<Endpoint> endpoints = new ArrayList<>();
    private final List<String> links = new ArrayList<>();
    private final List<String> volumesFrom = new ArrayList<>();
    private final List<PortProperty> ports = new ArrayList<>();
    private final List<Mount> mounts = new ArrayList<>();
    private final List<String> extraHosts = new ArrayList<>();
    private final List<PortBinding> bindings = new ArrayList<>();
    private Optional<String> name = Optional.empty();
    private Optional<String> mode = Optional.empty();
    private Optional<List<String>> cmd = Optional.empty();
    private Optional<List<Dependency>> dependsOn = Optional.empty();
    private Optional<String> platform = Optional.empty();
    private StopSettings stop = StopSettings.DEFAULT;
    private LogSettings log = LogSettings.DEFAULT;
    private Optional<WaitRequest> readiness = Optional.of(WaitRequest.STARTED);
    private boolean autoRemove;
    private Optional<String> context = Optional.empty();
    private boolean isOfBuild;
    private boolean isReadOnly;

    private Optional<ServiceOptions> service = Optional.empty();

    private final List<ProvidedFile> files = new ArrayList<>();

    private TestRequest(String alias) {
        this.alias = alias;
    }

    public static TestRequest of(String alias) {
        return new TestRequest(alias);
    }

    public TestRequest env(String name, String value) {
        env.put(name, value);
        return this;
    }

    public TestRequest cmd(String... words) {
        cmd = Optional.of(List.of(words));
        return this;
    }

    public TestRequest link(String link) {
        links.add(link);
        return this;
    }

    public TestRequest volumesFrom(String container) {
        volumesFrom.add(container);
        return this;
    }

    public TestRequest name(String text) {
        name = Optional.of(text);
        return this;
    }

    public TestRequest bind(String source, String target) {
        mounts.add(new Mount(Mount.Type.BIND, source, target, List.of()));
        return this;
    }

    public TestRequest volume(String name, String target) {
        mounts.add(new Mount(Mount.Type.VOLUME, name, target, List.of()));
        return this;
    }

    public TestRequest mode(String text) {
        mode = Optional.of(text);
        return this;
    }

    public TestRequest network(String name, String... aliases) {
        endpoints.add(new Endpoint(name, List.of(aliases), Optional.empty(), Optional.empty(), List.of()));
        return this;
    }

    public TestRequest address(String network, String ip) {
        endpoints.add(new Endpoint(network, List.of(), Optional.of(ip), Optional.empty(), List.of()));
        return this;
    }

    public TestRequest portProperty(int port, String property) {
        ports.add(new PortProperty(port, "tcp", Optional.of(property), Optional.empty()));
        return this;
    }

    public TestRequest dependsOn(String... others) {
        dependsOn = Optional.of(List.of(others).stream()
                .map(other -> new Dependency(other, Dependency.Condition.READY))
                .toList());
        return this;
    }

    public TestRequest restartsWith(String other) {
        dependsOn = Optional.of(List.of(new Dependency(other, Dependency.Condition.STARTED, true)));
        return this;
    }

    public TestRequest platform(String text) {
        platform = Optional.of(text);
        return this;
    }

    public TestRequest stop(StopSettings settings) {
        stop = settings;
        return this;
    }

    public TestRequest autoRemove() {
        autoRemove = true;
        return this;
    }

    public TestRequest readiness(Optional<WaitRequest> wait) {
        readiness = wait;
        return this;
    }

    public TestRequest readOnly() {
        isReadOnly = true;
        return this;
    }

    public TestRequest builtFrom(String folder) {
        context = Optional.of(folder);
        return this;
    }

    public TestRequest ofBuild() {
        isOfBuild = true;
        return this;
    }

    public TestRequest file(Path source, String target) {
        files.add(new ProvidedHostFile(new HostSource(source, false, false), target));
        return this;
    }

    public TestRequest extraHost(String line) {
        extraHosts.add(line);
        return this;
    }

    public TestRequest port(String hostIp, String hostPort, int port) {
        bindings.add(new PortBinding(port, "tcp", hostIp, hostPort));
        return this;
    }

    public TestRequest log(LogSettings settings) {
        log = settings;
        return this;
    }

    public TestRequest service(ServiceOptions options) {
        service = Optional.of(options);
        return this;
    }

    public ContainerRequest build() {
        ImageReference image = ImageReference.parse("shop/" + alias.toLowerCase(Locale.ROOT) + ":1.0");
        return new ContainerRequest(
                alias,
                name.orElse(alias + "-%i"),
                spec(image),
                new RequestedImage(image, isOfBuild, ApplicationHints.NONE, PullPolicy.IF_NOT_PRESENT, context),
                dependsOn,
                readiness,
                stop,
                new PropertySettings(alias, ports, Optional.empty()),
                log,
                files,
                service);
    }

    private ContainerSpec spec(ImageReference image) {
        return new ContainerSpec(
                "",
                image.toString(),
                platform,
                Containers.PROCESS.withCommand(Optional.empty(), cmd, env),
                new HostConfig(
                        Containers.HOST.resources(),
                        new HostConfig.Security(
                                List.of(),
                                List.of(),
                                false,
                                isReadOnly,
                                List.of(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                Optional.empty(),
                                Optional.empty()),
                        new HostConfig.Storage(mounts, Map.of(), volumesFrom),
                        Containers.HOST.restart(),
                        autoRemove,
                        Containers.HOST.logDriver()),
                Containers.NETWORKING
                        .withNetworks(mode, endpoints, links)
                        .withPorts(bindings)
                        .withExtraHosts(extraHosts),
                Map.of());
    }
}
