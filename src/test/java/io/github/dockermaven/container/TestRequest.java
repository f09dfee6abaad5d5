package io.github.dockermaven.container;

import io.github.dockermaven.container.ContainerRequest.Dependency;
import io.github.dockermaven.container.ContainerRequest.PortProperty;
import io.github.dockermaven.container.copy.HostSource;
import io.github.dockermaven.container.copy.ProvidedFile;
import io.github.dockermaven.container.readiness.ApplicationHints;
import io.github.dockermaven.container.readiness.WaitRequest;
import io.github.dockermaven.engine.ContainerSpec;
import io.github.dockermaven.engine.ContainerSpec.Endpoint;
import io.github.dockermaven.engine.ContainerSpec.Mount;
import io.github.dockermaven.engine.ContainerSpec.PortBinding;
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
    private boolean autoRemove;
    private boolean isOfBuild;

    private final List<ProvidedFile> files = new ArrayList<>();

    private TestRequest(String alias) {
        this.alias = alias;
    }

    public static TestRequest of(String alias) {
        return new TestRequest(alias);
    }

    TestRequest env(String name, String value) {
        env.put(name, value);
        return this;
    }

    TestRequest cmd(String... words) {
        cmd = Optional.of(List.of(words));
        return this;
    }

    TestRequest link(String link) {
        links.add(link);
        return this;
    }

    TestRequest volumesFrom(String container) {
        volumesFrom.add(container);
        return this;
    }

    TestRequest name(String text) {
        name = Optional.of(text);
        return this;
    }

    TestRequest bind(String source, String target) {
        mounts.add(new Mount(Mount.Type.BIND, source, target, List.of()));
        return this;
    }

    TestRequest mode(String text) {
        mode = Optional.of(text);
        return this;
    }

    TestRequest network(String name, String... aliases) {
        endpoints.add(new Endpoint(name, List.of(aliases), Optional.empty(), Optional.empty(), List.of()));
        return this;
    }

    TestRequest address(String network, String ip) {
        endpoints.add(new Endpoint(network, List.of(), Optional.of(ip), Optional.empty(), List.of()));
        return this;
    }

    TestRequest portProperty(int port, String property) {
        ports.add(new PortProperty(port, "tcp", Optional.of(property), Optional.empty()));
        return this;
    }

    TestRequest dependsOn(String... others) {
        dependsOn = Optional.of(List.of(others).stream()
                .map(other -> new Dependency(other, Dependency.Condition.READY))
                .toList());
        return this;
    }

    TestRequest platform(String text) {
        platform = Optional.of(text);
        return this;
    }

    TestRequest stop(StopSettings settings) {
        stop = settings;
        return this;
    }

    TestRequest autoRemove() {
        autoRemove = true;
        return this;
    }

    TestRequest ofBuild() {
        isOfBuild = true;
        return this;
    }

    TestRequest file(Path source, String target) {
        files.add(new ProvidedFile(new HostSource(source, false, false), target));
        return this;
    }

    TestRequest extraHost(String line) {
        extraHosts.add(line);
        return this;
    }

    TestRequest port(String hostIp, String hostPort, int port) {
        bindings.add(new PortBinding(port, "tcp", hostIp, hostPort));
        return this;
    }

    public TestRequest log(LogSettings settings) {
        log = settings;
        return this;
    }

    public ContainerRequest build() {
        ImageReference image = ImageReference.parse("shop/" + alias.toLowerCase(Locale.ROOT) + ":1.0");
        return new ContainerRequest(
                alias,
                name.orElse(alias + "-%i"),
                spec(image),
                image,
                isOfBuild,
                ApplicationHints.NONE,
                PullPolicy.IF_NOT_PRESENT,
                dependsOn,
                Optional.of(WaitRequest.STARTED),
                stop,
                ports,
                alias,
                Optional.empty(),
                log,
                files);
    }

    private ContainerSpec spec(ImageReference image) {
        Optional<String> none = Optional.empty();
        return new ContainerSpec(
                "",
                image.toString(),
                platform,
                new ContainerSpec.Process(
                        Optional.empty(),
                        cmd,
                        env,
                        none,
                        none,
                        none,
                        none,
                        Optional.empty(),
                        none,
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        false,
                        false),
                new ContainerSpec.Resources(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        none,
                        Optional.empty(),
                        List.of(),
                        Map.of()),
                new ContainerSpec.Security(List.of(), List.of(), false, false, List.of(), none, none),
                new ContainerSpec.Storage(mounts, Map.of(), volumesFrom),
                new ContainerSpec.Networking(mode, endpoints, bindings, links, extraHosts, List.of(), List.of()),
                ContainerSpec.RestartPolicy.NONE,
                autoRemove,
                Optional.empty(),
                Map.of());
    }
}
