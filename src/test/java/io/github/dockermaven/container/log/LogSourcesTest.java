package io.github.dockermaven.container.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.container.LogPrefix;
import io.github.dockermaven.container.LogSettings;
import io.github.dockermaven.container.Owner;
import io.github.dockermaven.container.TestRequest;
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
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogSourcesTest {
    private static final Owner OWNER = new Owner("m", "g:a", "/work/shop");

    @TempDir
    private Path home;

    private Map<Owner, List<ContainerRequest>> configured = Map.of();
    private boolean ofImages;

    private static LogSource source(String name, String label, String alias, String id) {
        return new LogSource(name, label, alias, id, "", LogSettings.DEFAULT);
    }

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
            return LogSources.find(List.of(OWNER), List.of(named), configured, ofImages, session);
        }
    }

    @Test
    void areTheProjectsOwnByTheTimeOfTheirCreation() throws IOException {
        assertThat(find())
                .containsExactly(
                        source("shop-db-1", "db", "db", "aaaaaaaaaaaa2"),
                        source("shop-users-1", "users", "users", "aaaaaaaaaaaa1"));
    }

    @Test
    void areNamedByAliasThenNameThenId() throws IOException {
        assertThat(find(NameOrId.name("users"), NameOrId.name("other-db-1"), NameOrId.nameOrId("bbbbbbbbbbbb")))
                .containsExactly(
                        source("shop-users-1", "users", "users", "aaaaaaaaaaaa1"),
                        source("other-db-1", "db", "db", "aaaaaaaaaaaa3"),
                        source("users", "users", "users", "bbbbbbbbbbbb4"));
    }

    /** Two modules may have containers of one alias. */
    @Test
    void areAllOfAnAliasByTheirNames() throws IOException {
        List<Object> two = List.of(
                container("aaaaaaaaaaaa1", "users-db-1", OWNER, "db", 5),
                container("aaaaaaaaaaaa2", "orders-db-1", OWNER, "db", 7));
        assertThat(find(two, NameOrId.name("db")))
                .containsExactly(
                        source("users-db-1", "users-db-1", "db", "aaaaaaaaaaaa1"),
                        source("orders-db-1", "orders-db-1", "db", "aaaaaaaaaaaa2"));
    }

    @Test
    void haveTheSettingsOfTheProject() throws IOException {
        LogSettings settings = new LogSettings(
                Optional.empty(),
                Optional.of(new LogPrefix("%n ")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        configured = Map.of(OWNER, List.of(TestRequest.of("db").log(settings).build()));

        assertThat(find(NameOrId.name("db"), NameOrId.name("other-db-1"), NameOrId.name("users")))
                .extracting(LogSource::settings)
                .containsExactly(settings, LogSettings.DEFAULT, LogSettings.DEFAULT);
    }

    @Test
    void areThoseOfTheImagesTooThatOthersHaveStarted() throws IOException {
        configured = Map.of(OWNER, List.of(TestRequest.of("db").build()));
        Map<String, Object> started = Map.of("Id", "c1", "Names", List.of("/mine"), "Image", "shop/db:1.0");
        Map<String, Object> other = Map.of("Id", "c2", "Names", List.of("/other"), "Image", "shop/db:2.0");

        ofImages = true;
        assertThat(find(List.of(started, other)))
                .extracting(LogSource::container)
                .containsExactly("mine");
    }

    private List<String> readable(List<String> skipped, String... drivers) throws IOException {
        Map<String, String> routes = new HashMap<>();
        List<LogSource> sources = new ArrayList<>();
        for (int i = 0; i < drivers.length; i++) {
            sources.add(source("c" + i, "c" + i, "c" + i, "id" + i));
            routes.put(
                    "GET /v1.41/containers/c" + i + "/json",
                    FakeEngine.json("200 OK", "{\"HostConfig\":{\"LogConfig\":{\"Type\":\"" + drivers[i] + "\"}}}"));
        }
        try (FakeEngine fake = FakeEngine.unix(home.resolve("s"), FakeEngine.routes(routes));
                EngineSession session = FakeSettings.session(fake, home)) {
            return LogSources.readable(sources, session, skipped::add).stream()
                    .map(LogSource::container)
                    .toList();
        }
    }

    @Test
    void areWithoutThoseThatKeepNothing() throws IOException {
        List<String> skipped = new ArrayList<>();

        assertThat(readable(skipped, "json-file", "none", "local")).containsExactly("c0", "c2");
        assertThat(skipped).containsExactly("Container c1 has no log: its log driver 'none' keeps nothing");
    }

    /** Then the engine's refusal is the answer. */
    @Test
    void areAllIfNoneKeepsAnything() throws IOException {
        List<String> skipped = new ArrayList<>();

        assertThat(readable(skipped, "none", "none")).containsExactly("c0", "c1");
        assertThat(skipped).isEmpty();
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
