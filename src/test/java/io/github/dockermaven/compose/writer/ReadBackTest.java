package io.github.dockermaven.compose.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.compose.ComposeProject;
import io.github.dockermaven.compose.ComposeSource;
import io.github.dockermaven.compose.UnsupportedKeys;
import io.github.dockermaven.compose.system.ComposeSystem;
import io.github.dockermaven.config.Pom;
import io.github.dockermaven.config.RunCases;
import io.github.dockermaven.container.ComposeMark;
import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.container.HostNames;
import io.github.dockermaven.container.Owner;
import io.github.dockermaven.container.Recreate;
import io.github.dockermaven.container.StopSettings;
import io.github.dockermaven.container.SystemPlan;
import io.github.dockermaven.container.SystemRequest;
import io.github.dockermaven.container.TestRequest;
import io.github.dockermaven.container.readiness.WaitRequest;
import io.github.dockermaven.engine.ContainerSpec;
import io.github.dockermaven.engine.HostConfig;
import io.github.dockermaven.engine.HostConfig.Security;
import io.github.dockermaven.engine.HostConfig.Storage;
import io.github.dockermaven.engine.Mount;
import io.github.dockermaven.engine.NetworkSpec;
import io.github.dockermaven.engine.NetworkSpec.Ipam;
import io.github.dockermaven.engine.NetworkSpec.Pool;
import io.github.dockermaven.engine.NetworkSpec.Switch;
import io.github.dockermaven.engine.NetworkingSpec;
import io.github.dockermaven.engine.NetworkingSpec.Endpoint;
import io.github.dockermaven.engine.NetworkingSpec.PortBinding;
import io.github.dockermaven.engine.VolumeSpec;
import io.github.dockermaven.network.NetworkRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each {@code <run>} that is the same as a {@code docker create}: written as a compose file and read back. */
class ReadBackTest {
    @TempDir
    private static Path folder;

    private static RunCases cases;

    @BeforeAll
    static void writeFiles() throws IOException {
        cases = new RunCases(folder, "image:1");
        cases.writeFiles();
    }

    static Stream<Named<Xpp3Dom>> runs() throws IOException {
        return RunCases.same().stream().map(run -> Named.of("run " + run.getAttribute("options"), run));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void isTheSameContainer(Xpp3Dom run) {
        ContainerRequest container = cases.container(run);
        ContainerRequest readBack = readBack(container);

        assertThat(written(readBack.spec())).isEqualTo(written(HostNames.resolve(container.alias(), container.spec())));
        assertThat(readBack.alias()).isEqualTo(container.alias());
        assertThat(readBack.image().name()).isEqualTo(container.image().name());
        assertThat(readBack.image().pullPolicy()).isEqualTo(container.image().pullPolicy());
    }

    @Test
    void hasTheSameOrderAndCommands() {
        ContainerRequest database = TestRequest.of("db")
                .readiness(Optional.of(new WaitRequest(
                        List.of(new WaitRequest.Exec(List.of("mysqladmin", "ping"))),
                        Optional.empty(),
                        Optional.of(List.of("mysql", "-e", "select 1")),
                        true)))
                .stop(new StopSettings(
                        false, Optional.empty(), Optional.empty(), Optional.of(List.of("mysqladmin", "flush")), true))
                .build();
        ContainerRequest users = TestRequest.of("users").dependsOn("db").build();

        Map<String, ContainerRequest> readBack = readBack(List.of(database, users)).stream()
                .collect(Collectors.toMap(ContainerRequest::alias, Function.identity()));

        assertThat(readBack.get("users").dependsOn()).isEqualTo(users.dependsOn());
        ContainerRequest again = readBack.get("db");
        assertThat(again.stop()).isEqualTo(database.stop());
        // The command that it is awaited by is its health check in a compose file.
        assertThat(again.readiness().orElseThrow().conditions()).containsExactly(new WaitRequest.Healthy());
        assertThat(again.spec().process().healthCheck().orElseThrow().test())
                .containsExactly("CMD", "mysqladmin", "ping");
        assertThat(again.readiness().orElseThrow().postStart())
                .isEqualTo(database.readiness().orElseThrow().postStart());
    }

    @Test
    void hasTheSameNetworksAndVolumes() {
        NetworkSpec back = new NetworkSpec(
                "back",
                Optional.of("bridge"),
                Optional.empty(),
                Optional.empty(),
                Map.of(Switch.INTERNAL, true),
                new Ipam(
                        Optional.of("default"),
                        Map.of("a", "b"),
                        List.of(new Pool(
                                "10.0.0.0/24",
                                Optional.of("10.0.0.128/25"),
                                Optional.of("10.0.0.1"),
                                Map.of("host", "10.0.0.5")))),
                Map.of("com.docker.network.driver.mtu", "1400"),
                Map.of("team", "users"));
        VolumeSpec data =
                new VolumeSpec("data", Optional.of("local"), Map.of("type", "tmpfs"), Map.of("team", "users"));
        ContainerRequest database = cases.container(Pom.dom("<same><network><name>back</name></network>"
                + "<volumes><bind><volume>data:/data</volume></bind></volumes></same>"));

        ComposeSystem readBack = readBack(List.of(database), List.of(new NetworkRequest(back)), List.of(data));

        NetworkSpec again = readBack.networks().get(0).spec();
        assertThat(again).isEqualTo(back.withLabels(again.labels()));
        assertThat(ComposeMark.without(again.labels())).isEqualTo(back.labels());
        assertThat(readBack.volumes())
                .extracting(volume -> new VolumeSpec(
                        volume.name(), volume.driver(), volume.options(), ComposeMark.without(volume.labels())))
                .containsExactly(data);
    }

    private static ContainerRequest readBack(ContainerRequest container) {
        return readBack(List.of(container)).get(0);
    }

    private static List<ContainerRequest> readBack(List<ContainerRequest> containers) {
        return readBack(containers, List.of(), List.of()).containers();
    }

    private static ComposeSystem readBack(
            List<ContainerRequest> containers, List<NetworkRequest> networks, List<VolumeSpec> volumes) {
        SystemRequest request = new SystemRequest(
                List.of(new SystemRequest.Part(
                        new Owner("machine", "group:app", folder.toString()), "pom.xml", containers, networks)),
                false,
                Recreate.CHANGED,
                List.of());
        Path target = folder.resolve("target");
        new ComposeOutput(target.resolve("compose.yaml"))
                .write(ComposeWriter.write(new ComposeRequest(
                        "app",
                        SystemPlan.of(request, List.of("run-like-docker-other")),
                        networks,
                        false,
                        volumes,
                        Map.of(),
                        target,
                        folder,
                        Duration.ofMinutes(1))));
        ComposeProject project = ComposeProject.read(ComposeSource.of(target, Map.of()));
        assertThat(UnsupportedKeys.check(project.model())).isEmpty();
        return ComposeSystem.of(project);
    }

    /** Returns a container without that in which it differs from what is read back, each with its reason. */
    private static ContainerSpec written(ContainerSpec spec) {
        return spec
                // Those of the compose project, which a <run> is not of.
                .withLabels(ComposeMark.without(spec.labels()))
                .withHost(written(spec.host()))
                .withNetworking(written(spec.networking()));
    }

    private static HostConfig written(HostConfig host) {
        Security security = host.security();
        return new HostConfig(
                host.resources(),
                new Security(
                        security.capAdd(),
                        security.capDrop(),
                        security.privileged(),
                        security.readOnly(),
                        // Compose takes a profile from a file alone, which a note says.
                        security.securityOpts().stream()
                                .filter(option -> !option.startsWith("seccomp={"))
                                .toList(),
                        security.userns(),
                        security.isolation(),
                        security.groups(),
                        security.pid(),
                        security.ipc()),
                new Storage(
                        host.storage().mounts().stream()
                                .map(ReadBackTest::written)
                                .toList(),
                        host.storage().tmpfs(),
                        host.storage().volumesFrom()),
                host.restart(),
                // Compose has no such key, which a note says.
                false,
                host.logDriver());
    }

    private static Mount written(Mount mount) {
        return new Mount(
                mount.type(),
                mount.source(),
                mount.target(),
                // The engine's own is written out; compose has labels of SELinux for folders alone.
                mount.options().stream()
                        .filter(option -> !option.equals("rw"))
                        .filter(option -> mount.type() == Mount.Type.BIND || !isLabel(option))
                        .toList(),
                // A volume is made in any case; a folder that needs compose's short form is, too.
                mount.type() == Mount.Type.BIND
                        && mount.options().stream().noneMatch(ReadBackTest::isLabel)
                        && mount.createsSource(),
                // Each form of compose has its place in the engine's API.
                Mount.Form.MOUNT);
    }

    private static boolean isLabel(String option) {
        return option.equals("z") || option.equals("Z");
    }

    private static NetworkingSpec written(NetworkingSpec networking) {
        return new NetworkingSpec(
                // Compose would put it into a network of its own, so the engine's is written out.
                networking.mode().filter(mode -> !mode.equals("bridge")),
                networking.endpoints().stream().map(ReadBackTest::written).toList(),
                networking.ports().stream().map(ReadBackTest::written).toList(),
                networking.exposed(),
                networking.links(),
                // Compose has them by their names.
                networking.extraHosts().stream().sorted().toList(),
                networking.dns(),
                networking.dnsSearch(),
                networking.dnsOptions());
    }

    private static Endpoint written(Endpoint endpoint) {
        return new Endpoint(
                endpoint.network(),
                // Compose has the container's name among them, which finds it in any case, and none twice.
                endpoint.aliases().stream()
                        .filter(alias -> !alias.equals("image-1"))
                        .sorted()
                        .toList(),
                endpoint.ip(),
                endpoint.ip6(),
                endpoint.links());
    }

    /** Both forms of any free port. */
    private static PortBinding written(PortBinding port) {
        return port.hostPort().equals("0")
                ? new PortBinding(port.containerPort(), port.protocol(), port.hostIp(), "")
                : port;
    }
}
