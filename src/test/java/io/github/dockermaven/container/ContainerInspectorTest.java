package io.github.dockermaven.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.network.NameOrId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class ContainerInspectorTest {
    private static final Owner OWNER = new Owner("laptop", "shop:system", "/work/shop");

    @RegisterExtension
    final ContainerEngine engine = new ContainerEngine();

    private final ContainerInspector inspector = new ContainerInspector();
    private EngineSession session;

    @BeforeEach
    void open() {
        session = engine.session();
        Map<String, String> labels = TestContainer.of("shop-db-1", OWNER, "db").labels();
        engine.add("shop-db-1", "mysql", labels);
    }

    private List<JsonNode> inspect(String name) {
        return inspector.inspect(List.of(NameOrId.nameOrId(name)), List.of(OWNER), session);
    }

    private List<String> describe() {
        return inspector.describe(inspect("db").get(0), Instant.parse("2026-11-30T09:00:00Z"), session);
    }

    @Test
    void findsByAliasAndName() {
        assertThat(inspect("db")).isEqualTo(inspect("shop-db-1")).hasSize(1);
        assertThatThrownBy(() -> inspect("dba"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageContaining("Did you mean 'db'?");
    }

    @Test
    void showsTheLastLinesOfOneThatHasEnded() {
        assertThat(describe()).noneMatch(line -> line.contains("log"));
        engine.become("shop-db-1", "exited");
        assertThat(describe()).endsWith("The last lines of its log:", "  | shop-db-1 was here");
    }

    @Test
    void saysThatALogCannotBeRead() {
        engine.become("shop-db-1", "exited");
        engine.answer(
                "GET /containers/shop-db-1/logs",
                "500 Internal Server Error",
                "configured logging driver does not support reading");
        assertThat(describe())
                .last()
                .asString()
                .startsWith("Its log cannot be read: ")
                .contains("does not support reading");
    }
}
