package io.github.dockermaven.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.engine.transport.FakeEngine;
import io.github.dockermaven.error.DockerFailureException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineInfoTest {
    private static final String VERSION = """
            {"Version":"28.5.2","ApiVersion":"1.51","MinAPIVersion":"1.24","Os":"linux","Arch":"amd64"}""";

    @TempDir
    private Path folder;

    private EngineInfo info(String info, String version) throws IOException {
        Map<String, String> routes = Map.of(
                "GET /v1.41/info", FakeEngine.json("200 OK", info),
                "GET /v1.41/version", FakeEngine.json("200 OK", version));
        try (FakeEngine fake = FakeEngine.unix(folder.resolve("s"), FakeEngine.routes(routes));
                EngineSession engine = FakeSettings.session(fake, folder)) {
            return engine.info();
        }
    }

    @Test
    void describesTheEngineToAPerson() throws IOException {
        EngineInfo info = info("""
                {"Name":"box","OperatingSystem":"Debian GNU/Linux 13","KernelVersion":"6.12","NCPU":4,
                 "MemTotal":8000000000,"Driver":"overlayfs",
                 "DriverStatus":[["driver-type","io.containerd.snapshotter.v1"]],"Images":7,"Containers":3,
                 "ContainersRunning":2,"SecurityOptions":["name=seccomp,profile=builtin","name=rootless"],
                 "CgroupDriver":"systemd","CgroupVersion":"2","Swarm":{"LocalNodeState":"active"},
                 "HttpProxy":"http://user:hidden@proxy:3128","HttpsProxy":"user:hid@den@proxy:3128","NoProxy":".local"}""", VERSION);
        assertThat(info.lines())
                .containsExactly(
                        "Address:                       unix://" + folder.resolve("s") + " (from docker.host)",
                        "Engine:                        Docker Engine 28.5.2",
                        "API:                           1.41, of 1.24 to 1.51",
                        "Machine:                       box, Debian GNU/Linux 13, kernel 6.12",
                        "Platform:                      linux/amd64",
                        "CPUs, memory:                  4, 8.0 GB",
                        "Images:                        7, in the containerd store (overlayfs)",
                        "Containers:                    3, of which 2 run",
                        "BuildKit:                      yes (buildx is not needed)",
                        "Several platforms of an image: yes",
                        "Rootless:                      yes",
                        "Control groups:                version 2, by systemd",
                        "Swarm:                         active",
                        "Proxy for HTTP:                http://…@proxy:3128",
                        "Proxy for HTTPS:               …@proxy:3128",
                        "Without proxy:                 .local");
        assertThat(info.toString()).doesNotContain("hid");
    }

    @Test
    void managesWithLittle() throws IOException {
        EngineInfo info = info("{\"Driver\":\"overlay2\",\"HttpProxy\":\"\",\"SecurityOptions\":null}", VERSION);
        assertThat(info.imageStore()).isEqualTo("classic");
        assertThat(info.rootless()).isFalse();
        assertThat(info.httpProxy()).isNull();
        assertThat(info.swarm()).isEqualTo("inactive");
        assertThat(info.lines()).contains("Several platforms of an image: no").noneMatch(line -> line.contains("roxy"));
    }

    @Test
    void passesOnWhyTheEngineDoesNotTell() throws IOException {
        try (FakeEngine fake = FakeEngine.tcp(FakeEngine.routes(Map.of()));
                EngineSession engine = FakeSettings.session(fake, folder)) {
            assertThatThrownBy(() -> engine.info())
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessage("The engine at " + fake.address() + " does not report its properties: no route GET"
                            + " /v1.41/info.");
        }
    }
}
