package io.github.dockermaven.container.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.container.Owner;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.FakeSettings;
import io.github.dockermaven.engine.transport.FakeEngine;
import io.github.dockermaven.json.JsonWriter;
import io.github.dockermaven.network.NameOrId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogSourcesTest {
    private static final Owner OWNER = new Owner("m", "g:a", "/work/shop");

    @TempDir
    private Path home;

    private static Map<String, Object> container(String id, String name, Owner owner, String alias, int created) {
        Map<String, String> labels = new HashMap<>(owner.labels());
        labels.put(Owner.ALIAS_LABEL, alias);
        return Map.of("Id", id, "Names", List.of("/" + name), "Labels", labels, "Created", created);
    }

    private List<LogSource> find(NameOrId... named) throws IOException {
        List<Object> containers = new ArrayList<>();
        containers.add(container("aaaaaaaaaaaa1", "shop-users-1", OWNER, "users", 7));
        containers.add(container("aaaaaaaaaaaa2", "shop-db-1", OWNER, "db", 5));
        containers.add(container("aaaaaaaaaaaa3", "other-db-1", new Owner("m", "g:b", "/work/other"), "db", 1));
        containers.add(Map.of("Id", "bbbbbbbbbbbb4", "Names", List.of("/users")));
        return find(containers, named);
    }

    private List<LogSource> find(List<Object> containers, NameOrId... named) throws IOException {
        String list = FakeEngine.json("200 OK", JsonWriter.write(containers));
        try (FakeEngine fake = FakeEngine.unix(
                        home.resolve("s"), FakeEngine.routes(Map.of("GET /v1.41/containers/json", list)));
                EngineSession session = FakeSettings.session(fake, home)) {
            return LogSources.find(List.of(OWNER), List.of(named), session);
        }
    }

    @Test
    void areTheProjectsOwnByTheTimeOfTheirCreation() throws IOException {
        assertThat(find()).containsExactly(new LogSource("shop-db-1", "db"), new LogSource("shop-users-1", "users"));
    }

    @Test
    void areNamedByAliasThenNameThenId() throws IOException {
        assertThat(find(NameOrId.name("users"), NameOrId.name("other-db-1"), NameOrId.nameOrId("bbbbbbbbbbbb")))
                .containsExactly(
                        new LogSource("shop-users-1", "users"),
                        new LogSource("other-db-1", "db"),
                        new LogSource("users", "users"));
    }

    /** Two modules may have containers of one alias. */
    @Test
    void areAllOfAnAliasByTheirNames() throws IOException {
        List<Object> two = List.of(
                container("aaaaaaaaaaaa1", "users-db-1", OWNER, "db", 5),
                container("aaaaaaaaaaaa2", "orders-db-1", OWNER, "db", 7));
        assertThat(find(two, NameOrId.name("db")))
                .containsExactly(
                        new LogSource("users-db-1", "users-db-1"), new LogSource("orders-db-1", "orders-db-1"));
    }

    @Test
    void areMeantOnceEach() throws IOException {
        assertThat(find(NameOrId.name("users"), NameOrId.name("shop-users-1"))).hasSize(1);
    }

    @Test
    void haveTheMostSimilarNameIfOneIsMissing() {
        assertThatThrownBy(() -> find(NameOrId.name("user")))
                .hasMessageStartingWith("Container 'user' is not in the engine at unix://")
                .hasMessageEndingWith(". Did you mean 'users'?");
    }

    @Test
    void areNotInTheEngine() {
        assertThatThrownBy(() -> find(List.of()))
                .hasMessageStartingWith("The engine at unix://")
                .hasMessageEndingWith(" has no container of this project. Start them with 'mvn docker:start', or name"
                        + " others: -Ddocker.container=NAME.");
    }
}
