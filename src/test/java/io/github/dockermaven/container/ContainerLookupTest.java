package io.github.dockermaven.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.FakeSettings;
import io.github.dockermaven.engine.ListedContainer;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerLookupTest {
    private static final Owner OWNER = new Owner("m", "g:a", "/work/shop");
    private static final Owner FOLDER = new Owner("m", "", "/work/shop");
    private static final Owner OTHER = new Owner("m", "g:b", "/work/other");

    @TempDir
    private Path home;

    private final List<Object> containers = new ArrayList<>();

    private void container(String id, String name, Owner owner, String alias, String state) {
        Map<String, String> labels = new HashMap<>(owner.labels());
        labels.put(Owner.ALIAS_LABEL, alias);
        containers.add(Map.of("Id", id, "Names", List.of("/" + name), "Labels", labels, "State", state));
    }

    private void shop() {
        container("aaaaaaaaaaaa1", "users-1", OWNER, "users", "running");
        container("aaaaaaaaaaaa2", "users-2", OTHER, "users", "running");
        container("bbbbbbbbbbbb3", "orders-1", OWNER, "orders", "exited");
        containers.add(Map.of("Id", "cccccccccccc4", "Names", List.of("/mysql"), "State", "running"));
    }

    private String find(Owner owner, Optional<NameOrId> named) throws IOException {
        String list = FakeEngine.json("200 OK", JsonWriter.write(containers));
        try (FakeEngine fake = FakeEngine.unix(
                        home.resolve("s"), FakeEngine.routes(Map.of("GET /v1.41/containers/json", list)));
                EngineSession session = FakeSettings.session(fake, home)) {
            return ContainerLookup.of(List.of(owner), session).only(named).name();
        } finally {
            home.resolve("s").toFile().delete();
        }
    }

    private String find(String name) throws IOException {
        return find(OWNER, Optional.of(NameOrId.nameOrId(name)));
    }

    @Test
    void findsByTheProjectsAliasThenByNameThenById() throws IOException {
        shop();
        assertThat(find("users")).isEqualTo("users-1");
        assertThat(find("users-2")).isEqualTo("users-2");
        assertThat(find("mysql")).isEqualTo("mysql");
        assertThat(find("cccccccccccc")).isEqualTo("mysql");
    }

    @Test
    void findsTheOnlyOneThatRuns() throws IOException {
        shop();
        assertThat(find(OWNER, Optional.empty())).isEqualTo("users-1");
        container("dddddddddddd5", "db-1", OWNER, "db", "running");
        assertThatThrownBy(() -> find(OWNER, Optional.empty()))
                .hasMessage("No container is named, and 2 of this project run: db-1, users-1. Name one:"
                        + " -Ddocker.container=users.");
    }

    @Test
    void hasNoneThatRuns() {
        assertThatThrownBy(() -> find(FOLDER, Optional.empty()))
                .hasMessage("No container is named, and none of this folder runs. Name one: -Ddocker.container=mysql;"
                        + " 'mvn docker:ps -Ddocker.all' lists them.");
    }

    @Test
    void hasTheNearestNameForOneThatIsMissing() {
        shop();
        assertThatThrownBy(() -> find("mysqll"))
                .hasMessageStartingWith("Container 'mysqll' is not in the engine at unix://")
                .hasMessageEndingWith(". Did you mean 'mysql'?");
        assertThatThrownBy(() -> find("my")).hasMessageEndingWith(". Did you mean 'mysql'?");
        assertThatThrownBy(() -> find("eureka"))
                .hasMessageEndingWith(". 'mvn docker:ps -Ddocker.all' lists all of the engine.");
        assertThatThrownBy(() -> find("cccccccc"))
                .hasMessageEndingWith(" If it is an id, give 12 digits of it or more.");
    }

    @Test
    void choosesNoneOfSeveral() {
        shop();
        assertThatThrownBy(() -> find("user"))
                .hasMessageEndingWith(". Several begin so: users-1, users-2. Give the whole name of one.");
        assertThatThrownBy(() -> find("aaaaaaaaaaaa"))
                .hasMessage("'aaaaaaaaaaaa' means 2 containers: users-1, users-2. Give the name of one.");
    }

    private List<String> named(String... names) throws IOException {
        String list = FakeEngine.json("200 OK", JsonWriter.write(containers));
        try (FakeEngine fake = FakeEngine.unix(
                        home.resolve("s"), FakeEngine.routes(Map.of("GET /v1.41/containers/json", list)));
                EngineSession session = FakeSettings.session(fake, home)) {
            return ContainerLookup.of(List.of(OWNER, OTHER), session)
                    .named(Stream.of(names).map(NameOrId::nameOrId).toList())
                    .stream()
                    .map(ListedContainer::name)
                    .toList();
        } finally {
            home.resolve("s").toFile().delete();
        }
    }

    @Test
    void findsSeveralEachOnceAndAllOfAnAlias() throws IOException {
        shop();
        assertThat(named("mysql", "users", "users-2")).containsExactly("mysql", "users-1", "users-2");
    }

    @Test
    void findsNoneIfOneOfSeveralIsMissing() {
        shop();
        assertThatThrownBy(() -> named("mysql", "eureka")).hasMessageStartingWith("Container 'eureka' is not in");
        assertThatThrownBy(() -> named("aaaaaaaaaaaa")).hasMessageStartingWith("'aaaaaaaaaaaa' means 2 containers");
    }

    @Test
    void findsAmongSomeByTheirImagesToo() {
        ListedContainer users = TestContainer.foreign("users");
        ContainerLookup some = ContainerLookup.among(List.of(users), "this project");
        assertThat(some.named(List.of(NameOrId.name("shop/users")))).containsExactly(users);
        assertThat(some.named(List.of(NameOrId.name("shop/users:1.0")))).containsExactly(users);
        assertThatThrownBy(() -> some.named(List.of(NameOrId.name("zzz"))))
                .hasMessage("No container of this project is called 'zzz'. There are users; 'mvn docker:ps"
                        + " -Ddocker.all' lists all of the engine.");
    }
}
