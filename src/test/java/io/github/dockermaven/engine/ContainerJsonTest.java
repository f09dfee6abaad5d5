package io.github.dockermaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.engine.HostConfig.Device;
import io.github.dockermaven.engine.HostConfig.LogDriver;
import io.github.dockermaven.engine.HostConfig.Resources;
import io.github.dockermaven.engine.HostConfig.RestartPolicy;
import io.github.dockermaven.engine.HostConfig.Security;
import io.github.dockermaven.engine.HostConfig.Storage;
import io.github.dockermaven.engine.HostConfig.Ulimit;
import io.github.dockermaven.engine.NetworkingSpec.Endpoint;
import io.github.dockermaven.engine.NetworkingSpec.PortBinding;
import io.github.dockermaven.engine.ProcessSpec.HealthCheck;
import io.github.dockermaven.json.JsonReader;
import io.github.dockermaven.json.JsonWriter;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The request by which a container is created, and the digest that reports whether it would be the same. */
class ContainerJsonTest {
    private static final ProcessSpec PROCESS = new ProcessSpec(
            Optional.of(List.of("java")),
            Optional.of(List.of("-jar", "app.jar")),
            env("A.B", "x=y&z", "LINES", "1\n2"),
            List.of("GONE"),
            Optional.of("/app"),
            Optional.of("1000:0"),
            Optional.of("users"),
            Optional.of("shop.test"),
            Optional.of(true),
            Optional.of("SIGINT"),
            Optional.of(Duration.ofSeconds(30)),
            Optional.of(new HealthCheck(
                    List.of("CMD-SHELL", "true"),
                    Optional.of(Duration.ofSeconds(5)),
                    Optional.of(Duration.ofSeconds(2)),
                    Optional.of(Duration.ofMillis(1500)),
                    Optional.of(4),
                    Optional.of(Duration.ofMillis(500)))),
            new ProcessSpec.Input(true, true, false));

    private static final Resources RESOURCES = new Resources(
            Optional.of(512L << 20),
            Optional.of(256L << 20),
            Optional.of(-1L),
            Optional.of(1_500_000_000L),
            Optional.of(512L),
            Optional.of("0-1"),
            Optional.of(100L),
            Optional.of(64L << 20),
            List.of(new Ulimit("nofile", 1024, 2048)),
            Map.of("net.core.somaxconn", "1024"),
            List.of(new Device("/dev/fuse", "/dev/fuse1", "rw")));

    private static final Security SECURITY = new Security(
            List.of("NET_ADMIN"),
            List.of("ALL"),
            true,
            true,
            List.of("no-new-privileges", "systempaths=unconfined"),
            Optional.of("host"),
            Optional.of("default"),
            List.of("adm"),
            Optional.of("host"),
            Optional.of("shareable"));

    private static final Storage STORAGE = new Storage(
            List.of(
                    new Mount(Mount.Type.BIND, "/src", "/a", List.of("ro", "rslave")),
                    new Mount(Mount.Type.BIND, "/src", "/b", List.of("z")),
                    new Mount(Mount.Type.VOLUME, "data", "/c", List.of("nocopy")),
                    new Mount(Mount.Type.BIND, "/made", "/f", List.of("rw"), true, Mount.Form.BIND_TEXT),
                    new Mount(Mount.Type.BIND, "/made", "/g", List.of("rw", "shared"), true, Mount.Form.MOUNT),
                    new Mount(Mount.Type.TMPFS, "", "/h", List.of("size=1024", "mode=1777"), false, Mount.Form.MOUNT),
                    new Mount(Mount.Type.VOLUME, "", "/d", List.of()),
                    new Mount(Mount.Type.VOLUME, "", "/e", List.of("ro"))),
            Map.of("/tmp", "size=1m"),
            List.of("other:ro"));

    private static final HostConfig HOST = new HostConfig(
            RESOURCES,
            SECURITY,
            STORAGE,
            new RestartPolicy("on-failure", 3),
            false,
            Optional.of(new LogDriver("local", Map.of("max-size", "1m"))));

    private static final NetworkingSpec NETWORKING = new NetworkingSpec(
            Optional.empty(),
            List.of(
                    new Endpoint(
                            "shop",
                            List.of("users"),
                            Optional.of("172.18.0.5"),
                            Optional.of("fd00::5"),
                            List.of("db:mysql")),
                    new Endpoint("back", List.of(), Optional.empty(), Optional.empty(), List.of())),
            List.of(
                    new PortBinding(8080, "tcp", "127.0.0.1", "18080"),
                    new PortBinding(8080, "tcp", "::1", "8000-8010"),
                    new PortBinding(53, "udp", "", "")),
            List.of("81/tcp"),
            List.of(),
            List.of("db:10.0.0.1"),
            List.of("10.0.0.2"),
            List.of("shop.test"),
            List.of("ndots:1"));

    private static Map<String, String> env(String... pairs) {
        Map<String, String> env = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            env.put(pairs[i], pairs[i + 1]);
        }
        return env;
    }

    private static ContainerSpec full() {
        return new ContainerSpec(
                "users",
                "shop/users:1.0",
                Optional.of("linux/amd64"),
                PROCESS,
                HOST,
                NETWORKING,
                Map.of("team", "users"));
    }

    @Test
    void writesAllThatAContainerIsAskedToBe() throws IOException {
        String expected = """
                {"Image":"shop/users:1.0","Entrypoint":["java"],"Cmd":["-jar","app.jar"],
                 "Env":["A.B=x=y&z","LINES=1\\n2","GONE"],"WorkingDir":"/app","User":"1000:0","Hostname":"users",
                 "Domainname":"shop.test","StopSignal":"SIGINT","StopTimeout":30,
                 "Healthcheck":{"Test":["CMD-SHELL","true"],"Interval":5000000000,"Timeout":2000000000,
                   "StartPeriod":1500000000,"Retries":4,"StartInterval":500000000},
                 "Tty":true,"OpenStdin":true,"Labels":{"team":"users"},
                 "ExposedPorts":{"8080/tcp":{},"53/udp":{},"81/tcp":{}},"Volumes":{"/d":{}},
                 "HostConfig":{
                   "Memory":536870912,"MemoryReservation":268435456,"MemorySwap":-1,"NanoCpus":1500000000,"CpuShares":512,"CpusetCpus":"0-1",
                   "PidsLimit":100,"ShmSize":67108864,"Ulimits":[{"Name":"nofile","Soft":1024,"Hard":2048}],
                   "Sysctls":{"net.core.somaxconn":"1024"},
                   "Devices":[{"PathOnHost":"/dev/fuse","PathInContainer":"/dev/fuse1","CgroupPermissions":"rw"}],
                   "CapAdd":["CAP_NET_ADMIN"],"CapDrop":["ALL"],"Privileged":true,"ReadonlyRootfs":true,
                   "MaskedPaths":[],"ReadonlyPaths":[],"SecurityOpt":["no-new-privileges"],"UsernsMode":"host",
                   "Isolation":"default","GroupAdd":["adm"],"PidMode":"host","IpcMode":"shareable",
                   "Mounts":[
                     {"Type":"bind","Source":"/src","Target":"/a","ReadOnly":true,
                      "BindOptions":{"Propagation":"rslave"}},
                     {"Type":"volume","Source":"data","Target":"/c","ReadOnly":false,"VolumeOptions":{"NoCopy":true}},
                     {"Type":"bind","Source":"/made","Target":"/g","ReadOnly":false,
                      "BindOptions":{"Propagation":"shared","CreateMountpoint":true}},
                     {"Type":"tmpfs","Source":"","Target":"/h","ReadOnly":false,"TmpfsOptions":{"SizeBytes":1024,"Mode":1023}},
                     {"Type":"volume","Source":"","Target":"/e","ReadOnly":true}],
                   "Binds":["/src:/b:z","/made:/f:rw"],"Tmpfs":{"/tmp":"size=1m"},"VolumesFrom":["other:ro"],
                   "NetworkMode":"shop",
                   "PortBindings":{
                     "8080/tcp":[{"HostIp":"127.0.0.1","HostPort":"18080"},{"HostIp":"::1","HostPort":"8000-8010"}],
                     "53/udp":[{"HostIp":"","HostPort":""}]},
                   "ExtraHosts":["db:10.0.0.1"],"Dns":["10.0.0.2"],"DnsSearch":["shop.test"],"DnsOptions":["ndots:1"],
                   "Init":true,"RestartPolicy":{"Name":"on-failure","MaximumRetryCount":3},"AutoRemove":false,
                   "LogConfig":{"Type":"local","Config":{"max-size":"1m"}}},
                 "NetworkingConfig":{"EndpointsConfig":{
                   "shop":{"Aliases":["users"],"Links":["db:mysql"],
                     "IPAMConfig":{"IPv4Address":"172.18.0.5","IPv6Address":"fd00::5"}},
                   "back":{}}}}""";

        assertThat(ContainerJson.write(full()).toPrettyString())
                .isEqualTo(JsonReader.read(expected).toPrettyString());
    }

    @Test
    void leavesToTheImageWhatNobodyAskedFor() {
        assertThat(JsonWriter.write(ContainerJson.write(Containers.plain())))
                .isEqualTo(
                        "{\"Image\":\"shop/users:1.0\",\"Tty\":false,\"OpenStdin\":false,\"HostConfig\":{\"Privileged\":"
                                + "false,\"ReadonlyRootfs\":false,\"RestartPolicy\":{\"Name\":\"no\",\"MaximumRetryCount\":0},"
                                + "\"AutoRemove\":false}}");
    }

    @Test
    void leavesTheImagesCommandWithoutItsEntrypoint() {
        ContainerSpec spec = Containers.plain()
                .withProcess(
                        Containers.PROCESS.withCommand(Optional.of(List.of()), Optional.of(List.of("sh")), Map.of()));

        assertThat(JsonWriter.write(ContainerJson.write(spec))).contains("\"Entrypoint\":[],\"Cmd\":[\"sh\"]");
    }

    @Test
    void hasOneDigestWhateverTheNameOurLabelsAndTheOrderAre() {
        List<Mount> mounts = new ArrayList<>(STORAGE.mounts());
        Collections.reverse(mounts);
        ContainerSpec reordered = full().withName("other")
                .withProcess(PROCESS.withEnv(env("LINES", "1\n2", "A.B", "x=y&z")))
                .withHost(HOST.withStorage(new Storage(mounts, STORAGE.tmpfs(), STORAGE.volumesFrom())))
                .withLabels(Map.of("io.github.dockermaven.folder", "/else", "team", "users"));

        assertThat(ContainerJson.digest(reordered)).isEqualTo(ContainerJson.digest(full()));
        assertThat(ContainerJson.digest(full())).matches("[0-9a-f]{64}");
    }

    @Test
    void hasAnotherDigestIfAnythingElseChanges() {
        ContainerSpec original = full();
        ContainerSpec words = original.withProcess(
                PROCESS.withCommand(PROCESS.entrypoint(), Optional.of(List.of("app.jar", "-jar")), PROCESS.env()));
        ContainerSpec removed = original.withHost(HOST.withAutoRemove(true));
        ContainerSpec inOtherNetwork = original.withNetworking(NetworkingSpec.NONE);
        ContainerSpec withoutTerminal = original.withProcess(PROCESS.withInput(ProcessSpec.Input.NONE));
        ContainerSpec label = original.withLabels(Map.of("team", "orders"));
        ContainerSpec plain = Containers.plain();

        assertThat(List.of(words, original, removed, inOtherNetwork, withoutTerminal, label, plain))
                .extracting(ContainerJson::digest)
                .doesNotHaveDuplicates();
    }
}
