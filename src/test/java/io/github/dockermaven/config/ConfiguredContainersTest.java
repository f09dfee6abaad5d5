package io.github.dockermaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.container.ContainerRequest.Dependency;
import io.github.dockermaven.container.ContainerRequest.Dependency.Condition;
import io.github.dockermaven.container.LogColor;
import io.github.dockermaven.container.LogDate;
import io.github.dockermaven.container.LogPrefix;
import io.github.dockermaven.container.LogSettings;
import io.github.dockermaven.container.PropertySettings.PortProperty;
import io.github.dockermaven.engine.ContainerSpec;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.images.PullPolicy;
import io.github.dockermaven.project.FakeSession;
import io.github.dockermaven.project.NamePattern;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ConfiguredContainersTest {
    private static final String PARAMETERS =
            "<givenImage>${docker.image}</givenImage><containerNamePattern>${docker.containerNamePattern}"
                    + "</containerNamePattern><imagePullPolicy default-value='IfNotPresent'>${docker.imagePullPolicy}"
                    + "</imagePullPolicy>";

    private final FakeSession fake = FakeSession.in(Path.of("project"));
    private final MavenProject project = project("jar");

    private static MavenProject project(String packaging) {
        MavenProject project = new MavenProject();
        project.setGroupId("shop");
        project.setArtifactId("users");
        project.setVersion("1.0");
        project.setPackaging(packaging);
        return project;
    }

    private List<ContainerRequest> containers(String configuration) {
        return containers(configuration, project);
    }

    private List<ContainerRequest> containers(String configuration, MavenProject of) {
        GoalConfiguration goal = Pom.goal(configuration, PARAMETERS, fake);
        ConfiguredImages images =
                new ConfiguredImages(goal, of, new NamePattern(of, Instant.ofEpochMilli(1234567890123L)));
        return ConfiguredContainers.of(goal, images, of);
    }

    private ContainerRequest only(String configuration) {
        return containers(configuration).get(0);
    }

    private static String image(String alias, String run) {
        return "<image><alias>" + alias + "</alias><name>shop/" + alias + ":1</name><run>" + run + "</run></image>";
    }

    private void refused(String configuration, String message) {
        assertThatThrownBy(() -> containers(configuration))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(message);
    }

    @Nested
    class OfImages {
        @Test
        void areOneOfEach() {
            List<ContainerRequest> containers = containers("<images>"
                    + image("db", "<ports><port>127.0.0.1:13306:3306</port></ports>")
                    + "<image><name>r.example.com/shop/web.server:2</name><build><from>scratch</from></build></image>"
                    + "</images>");

            assertThat(containers).extracting(ContainerRequest::alias).containsExactly("db", "web.server");
            assertThat(containers).extracting(ContainerRequest::namePattern).containsExactly("db-%i", "web.server-%i");
            assertThat(containers).extracting(each -> each.image().isOfBuild()).containsExactly(false, true);
            assertThat(containers)
                    .extracting(container -> container.spec().image())
                    .containsExactly("shop/db:1", "r.example.com/shop/web.server:2");
        }

        @Test
        void areAllOfThisBuildIfItMakesTheImageOfTheirName() {
            assertThat(containers("<images><image><alias>a</alias><name>shop/web:1</name><run/></image>"
                            + "<image><alias>b</alias><name>shop/web:1</name><build><from>scratch</from></build></image>"
                            + image("db", "") + "</images>"))
                    .extracting(each -> each.image().isOfBuild())
                    .containsExactly(true, true, false);
        }

        @Test
        void haveAliasesOfTheirOwn() {
            assertThat(containers("<images><image><name>a/mysql:5</name></image><image><name>b/mysql:8</name></image>"
                            + image("mysql-2", "") + "<image><name>c/mysql</name></image></images>"))
                    .extracting(ContainerRequest::alias)
                    .containsExactly("mysql", "mysql-3", "mysql-2", "mysql-4");
        }

        @Test
        void areAllWhateverTheFilterSays() {
            fake.properties().put("docker.filter", "db");

            assertThat(containers("<images>" + image("db", "") + image("web", "") + "</images>"))
                    .hasSize(2);
        }

        @Test
        void areNotThoseThatAreSkippedAndMayBeIncomplete() {
            assertThat(containers("<images>" + image("db", "<skip>true</skip><user>${db.user}</user>")
                            + image("web", "<skip>false</skip>") + "</images>"))
                    .extracting(ContainerRequest::alias)
                    .containsExactly("web");
        }

        @Test
        void haveTheirOwnPolicy() {
            assertThat(containers("<images>" + image("db", "<imagePullPolicy>never</imagePullPolicy>")
                            + image("web", "") + "</images><imagePullPolicy>Always</imagePullPolicy>"))
                    .extracting(each -> each.image().pullPolicy())
                    .containsExactly(PullPolicy.NEVER, PullPolicy.ALWAYS);
        }

        @Test
        void haveTheNameThatTheirPatternGives() {
            fake.properties().put("docker.containerNamePattern", "it-%a");

            assertThat(containers("<images>" + image("aa", "") + image("bb", "<namingStrategy>alias</namingStrategy>")
                            + image("c", "<containerNamePattern>%n-%t</containerNamePattern>")
                            + image("d", "<containerNamePattern>%e</containerNamePattern>")
                            + image("ee", "<namingStrategy>none</namingStrategy>") + "</images>"))
                    .extracting(ContainerRequest::namePattern)
                    .containsExactly("it-aa", "bb", "c-1234567890123", "", "it-ee");
        }

        @Test
        void haveNoRunBesideThem() {
            refused(
                    "<run><memory>1g</memory></run><images>" + image("db", "") + "</images>",
                    "<run> and <images> are both configured. Move <run> into the <image> that it is for.");
        }
    }

    @Nested
    class OfTheProjectsOwnImage {
        @Test
        void runsThoughNothingIsConfigured() {
            ContainerRequest container = only("");

            assertThat(container.alias()).isEqualTo("users");
            assertThat(container.image().name()).hasToString("users:1.0");
            assertThat(container.image().isOfBuild()).isTrue();
            assertThat(container.readiness()).isEmpty();
            assertThat(container.dependsOn()).isEmpty();
        }

        @Test
        void runsNotOfAPomThatConfiguresNothing() {
            assertThat(containers("", project("pom"))).isEmpty();
            assertThat(containers("<image>shop/db:1</image>", project("pom"))).hasSize(1);
        }

        @Test
        void runsNotIfItIsSkipped() {
            assertThat(containers("<run><skip>true</skip></run>")).isEmpty();
        }

        @Test
        void runsByElementsAndByPropertiesOfWhichThoseOfTheCommandLineComeFirst() {
            fake.properties().put("docker.run.ports", "18080:8080, 18081:8081");
            fake.properties().put("docker.run.env.SPRING_PROFILES_ACTIVE", "dev");
            fake.properties().put("docker.run.network", "ecommerce-network");
            fake.properties().put("docker.run.network.alias", "users-a,users-b");
            fake.properties().put("docker.run.wait.http.url", "http://localhost:18080/");
            fake.properties().put("docker.run.log.driver.opts.max-size", "1m");
            fake.properties().put("docker.run.cmd", "run --greeting='Hello, you' \"a b\"");
            fake.project().getProperties().put("docker.run.memory", "1g");
            fake.project().getProperties().put("docker.run.user", "1000");

            ContainerRequest container = only("<run><memory>512m</memory><env><A>b</A><SPRING_PROFILES_ACTIVE>x"
                    + "</SPRING_PROFILES_ACTIVE></env><network><name>other</name></network><wait><time>5000</time></wait>"
                    + "<log><driver><name>json-file</name></driver></log></run>");

            assertThat(container.spec().networking().ports()).hasSize(2);
            assertThat(container.spec().process().env())
                    .containsExactly(entry("A", "b"), entry("SPRING_PROFILES_ACTIVE", "dev"));
            assertThat(container.spec().networking().endpoints().get(0).network())
                    .isEqualTo("ecommerce-network");
            assertThat(container.spec().networking().endpoints().get(0).aliases())
                    .containsExactly("users-a", "users-b", "users");
            assertThat(container.readiness().orElseThrow().conditions()).hasSize(1);
            assertThat(container.readiness().orElseThrow().time().orElseThrow()).hasSeconds(5);
            assertThat(container.spec().host().logDriver().orElseThrow().options())
                    .containsEntry("max-size", "1m");
            assertThat(container.spec().process().cmd().orElseThrow())
                    .containsExactly("run", "--greeting=Hello, you", "a b");
            assertThat(container.spec().host().resources().memory()).contains(512L << 20);
            assertThat(container.spec().process().user()).contains("1000");
        }

        @Test
        void hasNoPropertyThatIsNotKnown() {
            fake.properties().put("docker.run.memroy", "1g");

            refused("", "Property docker.run.memroy is not known. Did you mean docker.run.memory?");
        }

        @Test
        void hasNoPropertyInAnElementThatIsNotKnown() {
            fake.properties().put("docker.run.wait.http.uri", "http://localhost/");
            fake.properties().put("docker.run.wait.http.url", "http://localhost/");

            refused("", "Property docker.run.wait.http.uri is not known. Did you mean docker.run.wait.http.url?");
        }

        @Test
        void hasNoValueForAMap() {
            fake.properties().put("docker.run.env", "A=b");

            refused(
                    "",
                    "docker.run.env has a value, but its parts are properties of their own. Write each so:"
                            + " docker.run.env.NAME=…");
        }

        @Test
        void hasErrorsWithTheNameOfTheProperty() {
            fake.properties().put("docker.run.memory", "lots");

            refused(
                    "",
                    "docker.run.memory: 'lots' is no size. Write a number of bytes, or one with its unit: 512m, 1g.");
        }
    }

    @Nested
    class WhatNoRequestOfTheEngineHas {
        private ContainerRequest db(String run) {
            return containers("<images>" + image("db", run) + "</images>").get(0);
        }

        @Test
        void areDependencies() {
            assertThat(db("<dependsOn><container>a, b  c</container><container><name>d</name><condition>Completed"
                                    + "</condition></container><container><name>e</name></container></dependsOn>")
                            .dependsOn())
                    .contains(List.of(
                            new Dependency("a", Condition.READY),
                            new Dependency("b", Condition.READY),
                            new Dependency("c", Condition.READY),
                            new Dependency("d", Condition.COMPLETED),
                            new Dependency("e", Condition.READY)));
            assertThat(db("<dependsOn>a,b</dependsOn>").dependsOn().orElseThrow())
                    .hasSize(2);
            assertThat(db("<dependsOn/>").dependsOn()).contains(List.of());
            assertThat(db("").dependsOn()).isEmpty();
        }

        @Test
        void arePropertiesOfPorts() {
            ContainerRequest db = db("<ports><port>user.port:80</port><port>+host.ip:${dns.port}:53/udp</port>"
                    + "<port>8080:81</port></ports><exposedPropertyKey>jboss</exposedPropertyKey>"
                    + "<portPropertyFile>target/ports.properties</portPropertyFile>");

            assertThat(db.properties().ports())
                    .containsExactly(
                            new PortProperty(80, "tcp", Optional.of("user.port"), Optional.empty()),
                            new PortProperty(53, "udp", Optional.of("dns.port"), Optional.of("host.ip")));
            assertThat(db.properties().key()).isEqualTo("jboss");
            assertThat(db.properties().portFile()).contains(Path.of("/project/target/ports.properties"));
            assertThat(db("").properties().key()).isEqualTo("db");
        }

        @Test
        void areHowTheLogIsShown() {
            assertThat(db("<log><enabled>false</enabled><prefix>%a&gt;</prefix><date>iso8601</date><color>cyan</color>"
                                    + "<file>target/db.log</file></log>")
                            .log())
                    .isEqualTo(new LogSettings(
                            Optional.of(false),
                            Optional.of(new LogPrefix("%a>")),
                            Optional.of(new LogDate("ISO8601")),
                            Optional.of(LogColor.CYAN),
                            Optional.of(Path.of("/project/target/db.log"))));
            assertThat(db("").log()).isEqualTo(LogSettings.DEFAULT);
            assertThat(db("<log><date>HH:mm</date></log>").log().date()).contains(new LogDate("HH:mm"));
        }

        @Test
        void isHowItIsStopped() {
            assertThat(db("<stopMode>kill</stopMode>").stop().isKilled()).isTrue();
            assertThat(db("<stopMode>Graceful</stopMode>").stop().isKilled()).isFalse();
        }

        @Test
        void areTextsWithPropertiesOfOtherContainers() {
            ContainerSpec spec = db("<env><A>${docker.container.a.ip}</A></env><cmd>run ${docker.container.a.ip}</cmd>"
                            + "<labels><b>${c}</b></labels><extraHosts><host>a:${docker.container.a.ip}</host></extraHosts>")
                    .spec();

            assertThat(spec.process().env()).containsEntry("A", "${docker.container.a.ip}");
            assertThat(spec.process().cmd().orElseThrow()).containsExactly("run", "${docker.container.a.ip}");
            assertThat(spec.labels()).containsEntry("b", "${c}");
            assertThat(spec.networking().extraHosts()).containsExactly("a:${docker.container.a.ip}");
        }
    }

    @Nested
    class NamesAndAddresses {
        private String two(String first, String second) {
            return "<images>" + image("a1", first) + image("b1", second) + "</images>";
        }

        @Test
        void areOfOneContainer() {
            String name = "<containerNamePattern>shop</containerNamePattern>";
            String address = "<network><name>shop</name><ip>10.0.0.5</ip></network>";

            refused(
                    two(name, name),
                    "The containers 'a1' and 'b1' have both the name shop. Give one of them another <containerNamePattern>.");
            refused(
                    two(address, address),
                    "The containers 'a1' and 'b1' have both the address 10.0.0.5 in network 'shop'. Choose another for one of"
                            + " them.");
        }

        @Test
        void areOfTwoWhereTheyDiffer() {
            assertThat(containers(two(
                            "<containerNamePattern>a-%i</containerNamePattern><network><name>a</name><ip>10.0.0.5</ip></network>",
                            "<containerNamePattern>a-%i</containerNamePattern><network><name>b</name><ip>10.0.0.5</ip>"
                                    + "</network>")))
                    .hasSize(2);
        }
    }

    @Nested
    class PortsOfTheHost {
        private String two(String first, String second) {
            return "<images>" + image("a", "<ports><port>" + first + "</port></ports>")
                    + image("b", "<ports><port>" + second + "</port></ports>") + "</images>";
        }

        @Test
        void areOfOneContainer() {
            refused(
                    two("8080:80", "127.0.0.1:8000-8100:8000-8100"),
                    "Container 'b' publishes its port 8080 on port 8080/tcp of the host, and so does container 'a' with its"
                            + " port 80. Choose another for one of them.");
        }

        @Test
        void areOfOnePortOfAContainer() {
            refused(
                    "<images>" + image("a", "<ports><port>8080:80</port><port>8080:81</port></ports>") + "</images>",
                    "Container 'a' publishes its ports 80 and 81 both on port 8080/tcp of the host. Choose another for one"
                            + " of them.");
        }

        @Test
        void areOfTwoWhereTheyCannotMeet() {
            assertThat(containers(two("127.0.0.1:8080:80", "127.0.0.2:8080:80")))
                    .hasSize(2);
            assertThat(containers(two("8080:80", "8080:80/udp"))).hasSize(2);
            assertThat(containers(two("127.0.0.1:8080:80", "[::1]:8080:80"))).hasSize(2);
            assertThat(containers(two("80", "80"))).hasSize(2);
            assertThat(containers(two("8000-8010:80", "8000-8010:80"))).hasSize(2);
        }

        @Test
        void haveAPropertyEach() {
            refused(
                    two("user.port:80", "user.port:81"),
                    "Property user.port would get two ports, of the containers 'a' and 'b'. Give each port a property of its"
                            + " own.");
        }
    }
}
