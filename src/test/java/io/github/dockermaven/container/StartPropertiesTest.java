package io.github.dockermaven.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class StartPropertiesTest {
    private final StartProperties properties = new StartProperties();

    @Test
    void fillsWhatIsSetAndKeepsTheRest() {
        properties.set(Map.of("db.port", "49153", "odd", "$1\\"));
        assertThat(properties.fill("jdbc:mysql://127.0.0.1:${db.port}/${unknown}"))
                .isEqualTo("jdbc:mysql://127.0.0.1:49153/${unknown}");
        assertThat(properties.fill("${odd}")).isEqualTo("$1\\");
        assertThat(properties.fill("$ {db.port} ${")).isEqualTo("$ {db.port} ${");
    }

    @Test
    void fillsTheTextsOfAContainer() {
        properties.set(Map.of("db.port", "49153"));
        ContainerRequest request = TestRequest.of("web")
                .env("DB_PORT", "${db.port}")
                .cmd("--port", "${db.port}")
                .build();
        assertThat(properties.fill(request.spec()).process().env()).containsEntry("DB_PORT", "49153");
        assertThat(properties.fill(request.spec()).process().cmd().orElseThrow())
                .containsExactly("--port", "49153");
    }
}
