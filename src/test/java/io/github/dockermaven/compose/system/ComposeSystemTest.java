package io.github.dockermaven.compose.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.compose.ComposeProject;
import io.github.dockermaven.compose.ComposeSource;
import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.container.ContainerRequest.Dependency;
import io.github.dockermaven.container.ContainerRequest.Dependency.Condition;
import io.github.dockermaven.container.ExternalObject;
import io.github.dockermaven.container.readiness.WaitRequest;
import io.github.dockermaven.engine.HostConfig.RestartPolicy;
import io.github.dockermaven.engine.Mount;
import io.github.dockermaven.engine.Mount.Form;
import io.github.dockermaven.engine.Mount.Type;
import io.github.dockermaven.engine.NetworkSpec.Switch;
import io.github.dockermaven.engine.NetworkingSpec.Endpoint;
import io.github.dockermaven.engine.NetworkingSpec.PortBinding;
import io.github.dockermaven.network.NetworkRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposeSystemTest {
    @TempDir
    private Path folder;

    private ComposeSystem read(String yaml) {
        try {
            Files.writeString(folder.resolve("compose.yaml"), yaml);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return ComposeSystem.of(ComposeProject.read(
                ComposeSource.of(folder, Map.of("TOKEN", "t0p")).withName("shop")));
    }

    private ContainerRequest service(String keys) {
        return read("services:\n  web:\n    image: shop/web:1\n" + keys.indent(4))
                .containers()
                .get(0);
    }

    @Test
    void startsOneContainerOfEachService() {
        assertThat(service("scale: 1\ndeploy: {replicas: 1}")).isNotNull();
        assertThatThrownBy(() -> service("scale: 3"))
                .hasMessage("compose.yaml:4: scale is 3, but one container is started of each service. Write 1.");
        assertThatThrownBy(() -> service("deploy:\n  replicas: 2"))
                .hasMessage("compose.yaml:5: replicas is 2, but one container is started of each service. Write 1.");
    }

    @Test
    void namesContainersNetworksAndVolumesAsComposeDoes() {
        ComposeSystem system = read("""
                services:
                  web:
                    image: shop/web:1
                    volumes: ["data:/data"]
                    networks: {front: {aliases: [www], ipv4_address: 10.229.99.7}}
                  db:
                    image: mysql:8
                    container_name: the-db
                networks:
                  front: {internal: true, ipam: {config: [{subnet: 10.229.99.0/24}]}}
                  unused: {}
                volumes: {data: {driver_opts: {type: tmpfs}}, unused: {}}
                """);
        assertThat(system.containers()).extracting(ContainerRequest::alias).containsExactlyInAnyOrder("web", "db");
        assertThat(system.containers())
                .extracting(ContainerRequest::namePattern)
                .containsExactlyInAnyOrder("shop-web-1", "the-db");
        assertThat(system.networks())
                .extracting(NetworkRequest::name)
                .containsExactlyInAnyOrder("shop_front", "shop_default");
        NetworkRequest front = system.networks().stream()
                .filter(network -> network.name().equals("shop_front"))
                .findFirst()
                .orElseThrow();
        assertThat(front.spec().switches()).containsEntry(Switch.INTERNAL, true);
        assertThat(front.spec().labels())
                .containsEntry("com.docker.compose.network", "front")
                .containsEntry("com.docker.compose.project", "shop");
        assertThat(system.volumes()).hasSize(1);
        assertThat(system.volumes().get(0).name()).isEqualTo("shop_data");
        assertThat(system.volumes().get(0).labels()).containsEntry("com.docker.compose.volume", "data");
        ContainerRequest web = system.containers().stream()
                .filter(each -> each.alias().equals("web"))
                .findFirst()
                .orElseThrow();
        assertThat(web.spec().networking().endpoints())
                .containsExactly(new Endpoint(
                        "shop_front",
                        List.of("shop-web-1", "web", "www"),
                        Optional.of("10.229.99.7"),
                        Optional.empty(),
                        List.of()));
    }

    @Test
    void hasTheLabelsOfCompose() {
        ContainerRequest web = service("labels: {team: a}");
        assertThat(web.spec().labels())
                .containsEntry("team", "a")
                .containsEntry("com.docker.compose.project", "shop")
                .containsEntry("com.docker.compose.service", "web")
                .containsEntry("com.docker.compose.container-number", "1")
                .containsEntry("com.docker.compose.oneoff", "False")
                .containsEntry("com.docker.compose.depends_on", "")
                .containsEntry("com.docker.compose.project.working_dir", folder.toString())
                .containsEntry(
                        "com.docker.compose.project.config_files",
                        folder.resolve("compose.yaml").toString());
    }

    @Test
    void hasTheConfigurationAsTheLabelOfItsDigestUntilIdsOfOthersAreKnown() {
        ContainerRequest web = read("""
                services:
                  db: {image: "mysql:8", network_mode: none}
                  web: {image: "shop/web:1", network_mode: "service:db"}
                """).containers().get(1);
        assertThat(web.spec().labels().get("com.docker.compose.config-hash"))
                .isEqualTo("{\"command\":null,\"entrypoint\":null,\"image\":\"shop/web:1\","
                        + "\"network_mode\":\"container:${docker.container.db.id}\"}");
    }

    @Test
    void wantsWhatIsExternalInTheEngine() {
        ComposeSystem system = read("""
                services:
                  web: {image: "shop/web:1", networks: [shared], volumes: ["data:/data"]}
                networks:
                  shared: {external: true, name: company}
                volumes:
                  data: {external: true}
                """);
        assertThat(system.externals())
                .containsExactly(
                        new ExternalObject(ExternalObject.Kind.NETWORK, "company", "compose.yaml:4:"),
                        new ExternalObject(ExternalObject.Kind.VOLUME, "data", "compose.yaml:6:"));
        assertThat(system.networks()).isEmpty();
        assertThat(system.volumes()).isEmpty();
    }

    @Test
    void readsTheProcess() {
        ContainerRequest web = service("""
                command: run "a b"
                environment: {A: " spaces ", B: "$${kept}", REMOVED: }
                entrypoint: []
                stop_grace_period: 1m5s
                healthcheck: {test: curl x, interval: 1s, start_interval: 500ms, retries: 2}
                init: true
                tty: true
                """);
        assertThat(web.spec().process().cmd()).contains(List.of("run", "a b"));
        assertThat(web.spec().process().env()).containsEntry("A", " spaces ").containsEntry("B", "${kept}");
        assertThat(web.spec().process().removedEnv()).containsExactly("REMOVED");
        assertThat(web.spec().process().entrypoint()).contains(List.of());
        assertThat(web.spec().process().stopTimeout()).contains(Duration.ofSeconds(65));
        assertThat(web.spec().process().init()).contains(true);
        assertThat(web.spec().process().input().tty()).isTrue();
        assertThat(web.spec().process().healthCheck()).hasValueSatisfying(check -> {
            assertThat(check.test()).containsExactly("CMD-SHELL", "curl x");
            assertThat(check.startInterval()).contains(Duration.ofMillis(500));
            assertThat(check.retries()).contains(2);
        });
    }

    @Test
    void runsCommandsAfterTheStartAndBeforeTheStop() {
        ContainerRequest web = service("""
                healthcheck: {test: curl x}
                post_start: [{command: warm up}]
                pre_stop: [{command: ["sh", "-c", "drain now"]}]
                """);
        assertThat(web.readiness())
                .contains(new WaitRequest(
                        List.of(new WaitRequest.Healthy()),
                        Optional.empty(),
                        Optional.of(List.of("warm", "up")),
                        true));
        assertThat(web.stop().preStop()).contains(List.of("sh", "-c", "drain now"));
        assertThat(service("post_start: [{command: up}]\nhealthcheck: {disable: true}")
                        .readiness()
                        .orElseThrow()
                        .conditions())
                .isEmpty();
        assertThat(service("hostname: a").readiness()).isEmpty();
        assertThatThrownBy(() -> service("pre_stop:\n- command: a\n- command: b"))
                .hasMessage(
                        "compose.yaml:6: services.web.pre_stop has several commands, and one is run here. Write them"
                                + " as one: [\"sh\", \"-c\", \"a && b\"].");
    }

    @Test
    void prefersWhatDeploySaysOfResourcesAndRestarts() {
        ContainerRequest web = service("""
                restart: always
                deploy:
                  resources: {limits: {cpus: "0.5", memory: 64m}}
                  restart_policy: {condition: on-failure, max_attempts: 3}
                """);
        assertThat(web.spec().host().resources().memory()).contains(64L << 20);
        assertThat(web.spec().host().resources().nanoCpus()).contains(500_000_000L);
        assertThat(web.spec().host().restart()).isEqualTo(new RestartPolicy("on-failure", 3));
    }

    @Test
    void publishesAndExposesPorts() {
        ContainerRequest web = service("ports: ['127.0.0.1:18080:80']\nexpose: ['81-82/udp', 83]");
        assertThat(web.spec().networking().ports()).containsExactly(new PortBinding(80, "tcp", "127.0.0.1", "18080"));
        assertThat(web.spec().networking().exposed()).containsExactly("81-82/udp", "83");
        assertThatThrownBy(() -> service("expose: [http]"))
                .hasMessage(
                        "compose.yaml:4: expose: 'http' is no port. Write one from 1 to 65535, such as 8080 or 8080/udp.");
    }

    @Test
    void mountsWhatTheEngineMayMake() {
        ContainerRequest web = service("""
                volumes:
                  - ./conf:/conf:ro
                  - /anonymous
                  - {type: bind, source: conf, target: /there, bind: {create_host_path: false}}
                  - {type: tmpfs, target: /memory, tmpfs: {size: 1k}}
                """);
        String conf = folder.resolve("conf").toString();
        assertThat(web.spec().host().storage().mounts())
                .containsExactly(
                        new Mount(Type.BIND, conf, "/conf", List.of("ro"), true, Form.BIND_TEXT),
                        new Mount(Type.VOLUME, "", "/anonymous", List.of("rw"), false, Form.MOUNT),
                        new Mount(Type.BIND, conf, "/there", List.of("rw"), false, Form.MOUNT),
                        new Mount(Type.TMPFS, "", "/memory", List.of("rw", "size=1024"), false, Form.MOUNT));
    }

    @Test
    void mountsSecretsOfFilesAndProvidesOthers() throws IOException {
        Files.writeString(folder.resolve("password.txt"), "x");
        ContainerRequest web = read("""
                services:
                  web: {image: shop/web:1, secrets: [password, token], configs: [{source: conf, target: /etc/c}]}
                secrets: {password: {file: password.txt}, token: {environment: TOKEN}}
                configs: {conf: {content: hello}}
                """).containers().get(0);
        assertThat(web.spec().host().storage().mounts())
                .extracting(Mount::target)
                .containsExactly("/run/secrets/password");
        assertThat(web.files()).extracting(Object::toString).containsExactly("/run/secrets/token", "/etc/c");
    }

    @Test
    void dependsOnServicesByTheirConditions() {
        List<ContainerRequest> containers = read("""
                services:
                  web:
                    image: shop/web:1
                    depends_on:
                      db: {condition: service_healthy}
                      cache: {condition: service_started, restart: true}
                      init: {condition: service_completed_successfully}
                      off: {condition: service_started, required: false}
                  db: {image: mysql:8}
                  cache: {image: redis:7}
                  init: {image: shop/init:1}
                  off: {image: shop/off:1, profiles: [debug]}
                """).containers();
        ContainerRequest web = containers.stream()
                .filter(each -> each.alias().equals("web"))
                .findFirst()
                .orElseThrow();
        assertThat(web.dependsOn().orElseThrow())
                .containsExactlyInAnyOrder(
                        new Dependency("db", Condition.READY),
                        new Dependency("cache", Condition.STARTED, true),
                        new Dependency("init", Condition.COMPLETED));
        assertThat(containers).extracting(ContainerRequest::alias).doesNotContain("off");
    }

    @Test
    void beginsErrorsWithTheirPlace() {
        assertThatThrownBy(() -> service("extra_hosts: ['x:no address']"))
                .hasMessageStartingWith("compose.yaml:4: extra_hosts");
        assertThatThrownBy(() -> read("services:\n  web:\n    image: 'Shop/Web'\n"))
                .hasMessageStartingWith("compose.yaml:3: ");
        assertThatThrownBy(() -> read("""
                services:
                  web: {image: shop/web:1, secrets: [token]}
                secrets:
                  token:
                    environment: NONE
                """))
                .hasMessageStartingWith("compose.yaml:")
                .hasMessageContaining("NONE");
    }
}
