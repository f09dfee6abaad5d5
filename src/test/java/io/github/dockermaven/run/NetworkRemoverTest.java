package io.github.dockermaven.run;

import static io.github.dockermaven.engine.transport.FakeEngine.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.engine.EngineConnector;
import io.github.dockermaven.engine.EngineSettings;
import io.github.dockermaven.engine.FakeSettings;
import io.github.dockermaven.engine.transport.FakeEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What integration tests cannot bring about in a real engine; all else is tested there. */
class NetworkRemoverTest {
    private static final String OURS = "{\"Name\":\"shop\",\"Id\":\"abcdef\",\"Driver\":\"overlay\","
            + "\"Labels\":{\"io.github.dockermaven.owner\":\"docker-maven-plugin\"}%s}";

    @TempDir
    Path folder;

    private final Map<String, String> answers = new TreeMap<>();
    private final RecordedProgress progress = new RecordedProgress();

    private void remove(boolean onlyOurs, String... names) throws IOException {
        try (FakeEngine fake = FakeEngine.unix(folder.resolve("s"), FakeEngine.routes(answers))) {
            EngineSettings settings = FakeSettings.of(fake, folder);
            new NetworkRemover(new EngineConnector()).remove(List.of(names), onlyOurs, settings, progress);
        }
    }

    @Test
    void doesNotMindIfAnotherWasFaster() throws IOException {
        answers.put("GET /v1.41/networks/shop", json("200 OK", OURS.formatted("")));

        remove(true, "shop");

        assertThat(progress.lines()).containsExactly("Network shop is not there any more: nothing to remove");
    }

    @Test
    void repeatsTheEnginesWords() {
        answers.put("GET /v1.41/networks/shop", json("200 OK", OURS.formatted("")));
        answers.put(
                "DELETE /v1.41/networks/abcdef",
                json("403 Forbidden", "{\"message\":\"network shop is in use by service web\"}"));

        assertThatThrownBy(() -> remove(true, "shop"))
                .hasMessage("Network 'shop' cannot be removed: network shop is in use by service web.");
    }

    @Test
    void takesNoBeginningOfAnIdFromTheConfiguration() throws IOException {
        answers.put("GET /v1.41/networks/abc", json("200 OK", OURS.formatted("")));

        remove(true, "abc");

        assertThat(progress.lines()).containsExactly("Network abc is not there: nothing to remove");
    }

    @Test
    void takesTheBeginningOfAnIdFromAPerson() throws IOException {
        answers.put("GET /v1.41/networks/abc", json("200 OK", OURS.formatted("")));
        answers.put("DELETE /v1.41/networks/abcdef", "HTTP/1.1 204 No Content\r\n\r\n");

        remove(false, "abc");

        assertThat(progress.lines()).hasSize(1);
        assertThat(progress.lines().get(0)).startsWith("Removed network shop in ");
    }

    @Test
    void countsNoLoadBalancerOfASwarmAsAContainer() throws IOException {
        answers.put(
                "GET /v1.41/networks/shop",
                json("200 OK", OURS.formatted(",\"Containers\":{\"lb-shop\":{\"Name\":\"shop-endpoint\"}}")));
        answers.put("DELETE /v1.41/networks/abcdef", "HTTP/1.1 204 No Content\r\n\r\n");

        remove(true, "shop");

        assertThat(progress.lines()).hasSize(1);
        assertThat(progress.lines().get(0)).startsWith("Removed network shop in ");
    }
}
