package io.github.dockermaven.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.container.ContainerRequest.Dependency;
import io.github.dockermaven.error.DockerFailureException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StartOrderTest {
    private static StartOrder order(TestRequest... containers) {
        return StartOrder.of(Stream.of(containers).map(TestRequest::build).toList(), List.of("foreign"));
    }

    /** Returns what a container depends on: its aliases. */
    private static List<String> of(String alias, TestRequest... containers) {
        List<ContainerRequest> all =
                Stream.of(containers).map(TestRequest::build).toList();
        StartOrder order = StartOrder.of(all, List.of("foreign"));
        ContainerRequest wanted = all.stream()
                .filter(each -> each.alias().equals(alias))
                .findFirst()
                .orElseThrow();
        return order.dependencies(wanted).stream()
                .map(edge -> edge.on().alias())
                .toList();
    }

    private static List<String> guesses(TestRequest... containers) {
        List<ContainerRequest> all =
                Stream.of(containers).map(TestRequest::build).toList();
        return StartOrder.of(all, List.of()).guesses(all);
    }

    private static TestRequest mysql() {
        return TestRequest.of("mysql");
    }

    @Nested
    class Configured {
        @Test
        void followsDependsOnLinksVolumesAndTheNetworkOfAnother() {
            assertThat(of("web", TestRequest.of("web").dependsOn("mysql"), mysql()))
                    .containsExactly("mysql");
            assertThat(of("web", TestRequest.of("web").link("mysql:db"), mysql()))
                    .containsExactly("mysql");
            assertThat(of("web", TestRequest.of("web").volumesFrom("mysql:ro"), mysql()))
                    .containsExactly("mysql");
            assertThat(of("web", TestRequest.of("web").mode("container:mysql"), mysql()))
                    .containsExactly("mysql");
        }

        @Test
        void meansAContainerByItsImageToo() {
            assertThat(of("web", TestRequest.of("web").dependsOn("shop/mysql"), mysql()))
                    .containsExactly("mysql");
            assertThat(of("web", TestRequest.of("web").dependsOn("shop/mysql:1.0"), mysql()))
                    .containsExactly("mysql");
        }

        @Test
        void waitsForPropertiesThatAnotherSets() {
            TestRequest web = TestRequest.of("web").env("PORT", "${db.port}");
            assertThat(of("web", web, mysql().portProperty(3306, "db.port"))).containsExactly("mysql");
            TestRequest ip = TestRequest.of("web").env("HOST", "${docker.container.mysql.ip}");
            assertThat(of("web", ip, mysql())).containsExactly("mysql");
            assertThat(of("web", TestRequest.of("web").env("PORT", "${db.port}"), mysql()))
                    .isEmpty();
        }

        @Test
        void linksMayMeanContainersOfOthers() {
            assertThat(of("web", TestRequest.of("web").link("foreign:db"))).isEmpty();
        }

        @Test
        void rejectsWhatIsNotThere() {
            assertThatThrownBy(() -> order(TestRequest.of("web").dependsOn("mysqll"), mysql()))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessage("Container 'web' depends on 'mysqll', but no such container is configured, or it is"
                            + " skipped. Did you mean 'mysql'?");
            assertThatThrownBy(() -> order(TestRequest.of("web").link("cache"), mysql()))
                    .hasMessage("Container 'web' needs 'cache' by a link, its <volumes> or its network, but no such"
                            + " container is configured or in the engine. Others are mysql.");
            assertThatThrownBy(() -> order(TestRequest.of("web").dependsOn("web")))
                    .hasMessage("Container 'web' depends on 'web', but no such container is configured, or it is"
                            + " skipped.");
        }

        @Test
        void rejectsACircle() {
            assertThatThrownBy(() -> order(
                            TestRequest.of("a").dependsOn("b"),
                            TestRequest.of("b").dependsOn("c"),
                            TestRequest.of("c").dependsOn("a")))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessage("The containers depend on one another in a circle: c → a → b → c. Remove one of these"
                            + " dependencies.");
        }
    }

    @Nested
    class Guessed {
        private final TestRequest[] course = {
            TestRequest.of("user-service")
                    .env("spring.cloud.config.uri", "http://config-service:8888")
                    .env("spring.rabbitmq.host", "rabbitmq")
                    .env("eureka.client.serviceUrl.defaultZone", "http://discovery-service:8761/eureka/"),
            TestRequest.of("order-service").env("spring.datasource.url", "jdbc:mariadb://mariadb:3306/mydb"),
            TestRequest.of("config-service").env("spring.rabbitmq.host", "rabbitmq"),
            TestRequest.of("rabbitmq"),
            TestRequest.of("mariadb"),
            TestRequest.of("discovery-service"),
        };

        @Test
        void findsTheHostsInTheLinesOfACourse() {
            assertThat(of("user-service", course))
                    .containsExactlyInAnyOrder("config-service", "rabbitmq", "discovery-service");
            assertThat(of("order-service", course)).containsExactly("mariadb");
            assertThat(of("config-service", course)).containsExactly("rabbitmq");
            assertThat(guesses(course))
                    .contains(
                            "order-service starts after mariadb: its environment or command names mariadb",
                            "config-service starts after rabbitmq: its environment or command names rabbitmq");
        }

        @Test
        void readsTheCommandAndAliasesToo() {
            assertThat(of("web", TestRequest.of("web").cmd("--db=db:5432"), mysql().network("shop", "db")))
                    .containsExactly("mysql");
            assertThat(of("web", TestRequest.of("web").env("PEERS", "one:1,mysql:3306"), mysql()))
                    .containsExactly("mysql");
            assertThat(of("web", TestRequest.of("web").env("URL", "amqp://guest:guest@mysql/"), mysql()))
                    .containsExactly("mysql");
        }

        @Test
        void takesNoPartOfANameForOne() {
            assertThat(of("web", TestRequest.of("web").env("URL", "http://old-mysql:3306"), mysql()))
                    .isEmpty();
            assertThat(of("web", TestRequest.of("web").env("URL", "http://mysql.example.com/"), mysql()))
                    .isEmpty();
            assertThat(of("web", TestRequest.of("web").env("URL", "jdbc:mysql://db/shop"), mysql()))
                    .isEmpty();
            assertThat(of("web", TestRequest.of("web").env("PATH", "/opt/mysql/bin"), mysql()))
                    .isEmpty();
        }

        /** A property of the other's port alone is known when that has started. */
        @Test
        void waitsUntilItIsReadyAlsoIfAPropertyOfItIsNamed() {
            TestRequest web = TestRequest.of("web").env("PORT", "${db.port}").env("DB", "mysql:3306");
            List<ContainerRequest> all = Stream.of(web, mysql().portProperty(3306, "db.port"))
                    .map(TestRequest::build)
                    .toList();
            assertThat(StartOrder.of(all, List.of()).dependencies(all.get(0)))
                    .extracting(StartOrder.Edge::condition)
                    .containsExactly(Dependency.Condition.READY);
        }

        @Test
        void isReplacedByDependsOnEvenIfThatIsEmpty() {
            assertThat(of("web", TestRequest.of("web").env("DB", "mysql").dependsOn(), mysql()))
                    .isEmpty();
        }

        @Test
        void neverMakesACircle() {
            TestRequest[] circle = {
                TestRequest.of("a").env("PEER", "http://b:1"),
                TestRequest.of("b").env("PEER", "http://a:1")
            };
            assertThat(guesses(circle)).hasSize(1);
            TestRequest[] contradicted = {
                TestRequest.of("a").env("PEER", "http://b:1"),
                TestRequest.of("b").dependsOn("a")
            };
            assertThat(guesses(contradicted)).isEmpty();
        }

        @Test
        void anAddressCountsMoreThanAWord() {
            TestRequest[] both = {
                TestRequest.of("mysql").env("MYSQL_DATABASE", "orders"),
                TestRequest.of("orders").env("URL", "jdbc:mysql://mysql:3306/orders"),
            };
            assertThat(of("orders", both)).containsExactly("mysql");
            assertThat(of("mysql", both)).isEmpty();
        }
    }

    @Test
    void takesAllThatTheWantedOnesDependOnInTheirOrder() {
        List<ContainerRequest> all = Stream.of(
                        TestRequest.of("web").dependsOn("users"),
                        TestRequest.of("other"),
                        TestRequest.of("users").dependsOn("mysql"),
                        mysql())
                .map(TestRequest::build)
                .toList();
        assertThat(StartOrder.of(all, List.of()).withDependencies(List.of(all.get(0))))
                .extracting(ContainerRequest::alias)
                .containsExactly("mysql", "users", "web");
    }

    @Test
    void keepsTheConditionOfADependency() {
        List<ContainerRequest> all = Stream.of(TestRequest.of("web").dependsOn("mysql"), mysql())
                .map(TestRequest::build)
                .toList();
        assertThat(StartOrder.of(all, List.of()).dependencies(all.get(0)))
                .extracting(StartOrder.Edge::condition)
                .containsExactly(Dependency.Condition.READY);
    }
}
