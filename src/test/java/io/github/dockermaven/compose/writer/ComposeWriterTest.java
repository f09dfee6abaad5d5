package io.github.dockermaven.compose.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.container.Owner;
import io.github.dockermaven.container.Recreate;
import io.github.dockermaven.container.SystemPlan;
import io.github.dockermaven.container.SystemRequest;
import io.github.dockermaven.container.TestRequest;
import io.github.dockermaven.container.readiness.WaitRequest;
import io.github.dockermaven.engine.NetworkSpec;
import io.github.dockermaven.engine.NetworkSpec.Ipam;
import io.github.dockermaven.engine.NetworkSpec.Pool;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.network.NetworkRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ComposeWriterTest {
    private static final Path PROJECT = Path.of("/shop");
    private static final WaitRequest EXEC = wait(new WaitRequest.Exec(List.of("mysqladmin", "ping")));

    private final Map<ContainerRequest, ImageFacts> images = new LinkedHashMap<>();

    @Test
    void writesASystem() {
        ContainerRequest database = TestRequest.of("db")
                .name("shop-db")
                .env("MYSQL_ROOT_PASSWORD", "secret-canary")
                .env("MYSQL_ALLOW_EMPTY_PASSWORD", "yes")
                .address("shop", "10.0.0.5")
                .port("127.0.0.1", "13306", 3306)
                .bind("/shop/src/sql", "/docker-entrypoint-initdb.d")
                .readiness(Optional.of(EXEC))
                .build();
        ContainerRequest users = TestRequest.of("users")
                .env("DB_URL", "jdbc:mysql://db:3306/$shop")
                .network("shop")
                .build();
        images.put(database, new ImageFacts(Optional.of("shop/db:1.0@sha256:12"), false, Set.of()));

        ComposeDocument document = write(List.of(users, database));

        assertThat(document.text()).isEqualTo("""
                        # Written by docker-maven-plugin, goal docker:compose. The next call writes it anew.
                        # docker compose up --detach --wait
                        # What looks like a secret is in the file .env beside this one.
                        name: shop-app
                        services:
                          db:
                            image: "shop/db:1.0@sha256:12"
                            container_name: shop-db
                            environment:
                              MYSQL_ROOT_PASSWORD: "${MYSQL_ROOT_PASSWORD:?MYSQL_ROOT_PASSWORD of db}"
                              MYSQL_ALLOW_EMPTY_PASSWORD: "yes"
                            ports:
                              - host_ip: "127.0.0.1"
                                published: "13306"
                                target: 3306
                                protocol: tcp
                            networks:
                              shop:
                                ipv4_address: "10.0.0.5"
                            volumes:
                              - type: bind
                                source: "../../src/sql"
                                target: /docker-entrypoint-initdb.d
                                bind:
                                  create_host_path: false
                            healthcheck:
                              test:
                                - CMD
                                - mysqladmin
                                - ping
                              interval: "5s"
                              timeout: "5s"
                              start_period: "60s"
                              retries: 3
                          users:
                            image: shop/users:1.0
                            container_name: users-1
                            environment:
                              DB_URL: "jdbc:mysql://db:3306/$$shop"
                            networks:
                              shop: {}
                            depends_on:
                              db:
                                condition: service_healthy
                        networks:
                          shop:
                            name: shop
                            driver: bridge
                            ipam:
                              config:
                                - subnet: "10.0.0.0/24"
                        """);
        assertThat(document.secrets()).isEqualTo(Map.of("MYSQL_ROOT_PASSWORD", "secret-canary"));
        assertThat(document.notes()).isEmpty();
        assertThat(document.summary()).isEqualTo("2 services, 1 network, 0 volumes");
    }

    @Test
    void oneVariableForOneValue() {
        ContainerRequest one = TestRequest.of("one").env("API_KEY", "1234").build();
        ContainerRequest two = TestRequest.of("two").env("API_KEY", "1234").build();
        ContainerRequest other =
                TestRequest.of("other-3").env("API_KEY", "5678").build();

        ComposeDocument document = write(List.of(one, two, other));

        assertThat(document.secrets()).isEqualTo(Map.of("API_KEY", "1234", "OTHER_3_API_KEY", "5678"));
        assertThat(document.text())
                .containsOnlyOnce("${OTHER_3_API_KEY:?API_KEY of other-3}")
                .doesNotContain("1234");
    }

    @Test
    void saysWhatComposeDoesNotKnow() {
        ContainerRequest container = TestRequest.of("task")
                .autoRemove()
                .volumesFrom("db:ro")
                .readiness(Optional.of(wait(new WaitRequest.Log(Pattern.compile("done")), new WaitRequest.Exit(3))))
                .build();
        ContainerRequest after = TestRequest.of("after").dependsOn("task").build();

        ComposeDocument document = write(List.of(container, TestRequest.of("db").build(), after));

        assertThat(document.notes())
                .containsExactly(
                        "Service task: volumes/from db:ro: compose ignores the ro, and what it mounts can be written",
                        "Service task: <log> of <wait> is no part of the health check: no command in a container reads its"
                                + " log",
                        "Service task: autoRemove is unknown to compose: the container stays when it has ended, until"
                                + " 'docker compose down'",
                        "Service after: depends_on task awaits its start only: compose knows no end with code 3");
        assertThat(document.text())
                .contains("  # autoRemove is unknown to compose: the container stays")
                .contains("volumes_from:\n      - db:ro\n");
    }

    @Test
    void fillsInWhatIsKnownBeforeAStart() {
        ContainerRequest database = TestRequest.of("db")
                .address("shop", "10.0.0.5")
                .port("", "13306", 3306)
                .portProperty(3306, "db.port")
                .build();
        ContainerRequest users = TestRequest.of("users")
                .env("A", "${docker.container.db.ip}:${docker.container.db.port.3306}:${db.port}:${HOME}")
                .build();

        assertThat(write(List.of(database, users)).text()).contains("A: \"10.0.0.5:13306:13306:$${HOME}\"");
    }

    @Test
    void aValueThatOnlyAStartKnowsIsAnError() {
        ContainerRequest database = TestRequest.of("db").port("", "", 3306).build();
        ContainerRequest users = TestRequest.of("users")
                .env("A", "${docker.container.db.port.3306}")
                .build();

        assertThatThrownBy(() -> write(List.of(database, users)))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(
                        "Container 'users' has ${docker.container.db.port.3306} in its configuration, which has a value"
                                + " only when docker:start has started the container that it is of: no compose file can have it."
                                + " Give that container a fixed port in <ports> or a fixed <ip> in its network; or name it by its"
                                + " alias and its own port.");
    }

    private ComposeDocument write(List<ContainerRequest> containers) {
        NetworkSpec shop = NetworkSpec.named("shop");
        NetworkRequest network = new NetworkRequest(new NetworkSpec(
                "shop",
                shop.driver(),
                shop.scope(),
                shop.configFrom(),
                shop.switches(),
                new Ipam(
                        Optional.empty(),
                        Map.of(),
                        List.of(new Pool("10.0.0.0/24", Optional.empty(), Optional.empty(), Map.of()))),
                shop.options(),
                shop.labels()));
        SystemRequest request = new SystemRequest(
                List.of(new SystemRequest.Part(
                        new Owner("machine", "shop:app", PROJECT.toString()), "pom.xml", containers, List.of(network))),
                false,
                Recreate.CHANGED,
                List.of());
        return ComposeWriter.write(new ComposeRequest(
                "Shop App",
                SystemPlan.of(request, List.of()),
                List.of(network),
                false,
                List.of(),
                images,
                PROJECT.resolve("target/docker"),
                PROJECT,
                Duration.ofMinutes(1)));
    }

    private static WaitRequest wait(WaitRequest.Condition... conditions) {
        return new WaitRequest(List.of(conditions), Optional.empty(), Optional.empty(), false);
    }
}
