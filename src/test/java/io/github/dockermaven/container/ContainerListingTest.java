package io.github.dockermaven.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.engine.PublishedPort;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.json.JsonReader;
import io.github.dockermaven.json.JsonWriter;
import io.github.dockermaven.json.RecordWriter;
import io.github.dockermaven.network.NameOrId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerListingTest {
    private static final Instant NOW = Instant.parse("2026-11-25T20:00:00Z");
    private static final Owner SHOP = Owner.of("shop:users", Path.of("/work/shop"));
    private static final Owner OTHER = Owner.of("other:app", Path.of("/work/other"));
    private static final Owner FOLDER = Owner.of("", Path.of("/work/empty"));

    private static final ListedContainer USERS = container(
            "users-1",
            "running",
            "Up 3 minutes (healthy)",
            labels(SHOP, "users"),
            new PublishedPort(8080, "tcp", "127.0.0.1", 32768),
            new PublishedPort(8080, "tcp", "::1", 32768));
    private static final ListedContainer DATABASE =
            container("database-1", "exited", "Exited (137) 2 hours ago", labels(SHOP, "database"));
    private static final ListedContainer APP = container("app", "running", "Up 2 days", labels(OTHER, "app"));
    private static final ListedContainer FOREIGN = container("foreign", "created", "Created", Map.of());
    private static final List<ListedContainer> ALL = List.of(USERS, DATABASE, APP, FOREIGN);

    private static ListedContainer container(
            String name, String state, String status, Map<String, String> labels, PublishedPort... ports) {
        return new ListedContainer(
                "c0ffee",
                name,
                "shop/users:1.0",
                "sha256:1",
                state,
                status,
                NOW.minusSeconds(7200),
                labels,
                List.of(ports),
                Map.of());
    }

    private static Map<String, String> labels(Owner owner, String alias) {
        Map<String, String> labels = new LinkedHashMap<>(owner.labels());
        labels.put(Owner.ALIAS_LABEL, alias);
        return labels;
    }

    private static List<NameOrId> names(String... names) {
        return Stream.of(names).map(NameOrId::nameOrId).toList();
    }

    private static List<String> lines(List<Owner> owner, String... names) {
        return ContainerListing.of(ALL, owner, names(names)).lines(NOW);
    }

    @Test
    void hasTheOwnersContainers() {
        assertThat(lines(List.of(SHOP))).containsExactly("""
                NAME         ALIAS      IMAGE            STATE          HEALTH    PORTS                                              SINCE
                users-1      users      shop/users:1.0   running        healthy   127.0.0.1:32768->8080/tcp, [::1]:32768->8080/tcp   3 minutes ago
                database-1   database   shop/users:1.0   exited (137)                                                                2 hours ago
                """.split("\n"));
    }

    @Test
    void hasTheEnginesContainers() {
        assertThat(lines(List.of()))
                .hasSize(5)
                .endsWith(
                        "foreign                 shop/users:1.0   created                                                                     "
                                + "2 hours ago");
    }

    @Test
    void hasThoseOfAnAliasOrAName() {
        List<ContainerReport> named = ContainerListing.of(ALL, List.of(SHOP), names("users", "database-1"))
                .containers();
        assertThat(named).extracting(ContainerReport::name).containsExactly("users-1", "database-1");
        assertThat(lines(List.of(SHOP), "users", "users-1")).hasSize(2);
    }

    @Test
    void aNameThatMeansNoneIsAnError() {
        assertThatThrownBy(() -> lines(List.of(SHOP), "usres"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("No container of this project is called 'usres'. Did you mean 'users'?");
        assertThatThrownBy(() -> lines(List.of(SHOP), "users", "app"))
                .hasMessage("No container of this project is called 'app'. There are users, database, users-1,"
                        + " database-1; 'mvn docker:ps -Ddocker.all' lists all of the engine.");
        assertThatThrownBy(() -> lines(List.of(FOLDER), "zzz"))
                .hasMessage(
                        "No container of this folder is called 'zzz'. 'mvn docker:ps -Ddocker.all' lists all of the engine.");
        assertThatThrownBy(() -> lines(List.of(), "zzz"))
                .hasMessage(
                        "No container of the engine is called 'zzz'. There are users, database, app, foreign, users-1,"
                                + " database-1; 'mvn docker:ps -Ddocker.all' lists all of the engine.");
    }

    @Test
    void saysThatThereIsNone() {
        assertThat(lines(List.of(FOLDER)))
                .containsExactly("No container is of this folder. -Ddocker.all lists all of the engine.");
        assertThat(ContainerListing.of(List.of(), List.of(), List.of()).lines(NOW))
                .containsExactly("The engine has no container.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "running    | Up About a minute (health: starting) | running        | starting | About a minute ago",
                "paused     | Up 4 seconds (Paused)                | paused         | ''       | 4 seconds ago",
                "running    | Up Less than a second                | running        | ''       | Less than a second ago",
                "restarting | Restarting (1) 5 seconds ago         | restarting (1) | ''       | 5 seconds ago",
                "exited     | Exited (0) About an hour ago         | exited (0)     | ''       | About an hour ago",
                "created    | Created                              | created        | ''       | 2 hours ago",
                "removing   | Removal In Progress                  | removing       | ''       | 2 hours ago",
                "dead       | Dead                                 | dead           | ''       | 2 hours ago",
                "unknown    | ''                                   | unknown        | ''       | 2 hours ago",
            })
    void readsTheStatusOfEngines(String state, String status, String shown, String health, String since) {
        ContainerReport report = ContainerReport.of(container("c", state, status, Map.of()));
        assertThat(ContainerTable.lines(List.of(report), NOW).get(1).split(" {3,}"))
                .startsWith("c")
                .contains(shown)
                .endsWith(since);
        assertThat(report.health()).isEqualTo(health.isEmpty() ? null : health);
    }

    @Test
    void isJsonForPrograms() throws IOException {
        assertThat(json(ContainerListing.of(List.of(FOREIGN), List.of(), List.of())
                        .containers()))
                .isEqualTo(
                        "[{\"name\":\"foreign\",\"id\":\"c0ffee\",\"image\":\"shop/users:1.0\",\"state\":\"created\","
                                + "\"ports\":[],\"status\":\"Created\",\"created\":\"2026-11-25T18:00:00Z\",\"labels\":{}}]");
        assertThat(json(ContainerReport.of(USERS)))
                .contains(
                        "\"alias\":\"users\"",
                        "\"health\":\"healthy\"",
                        "{\"containerPort\":8080,\"protocol\":\"tcp\",\"hostIp\":\"127.0.0.1\",\"hostPort\":32768}");
    }

    private static String json(Object document) throws IOException {
        return JsonWriter.write(JsonReader.read(RecordWriter.writeLines(document)));
    }
}
