package io.github.dockermaven.network;

import static io.github.dockermaven.engine.transport.FakeEngine.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.engine.EngineSession;
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
    private static final String ID = "abcdef0123456789";
    private static final String OURS = "{\"Name\":\"shop\",\"Id\":\"" + ID + "\",\"Driver\":\"overlay\","
            + "\"Labels\":{\"io.github.dockermaven.owner\":\"docker-maven-plugin\"}%s}";

    @TempDir
    Path folder;

    private final Map<String, String> answers = new TreeMap<>();
    private final RecordedProgress progress = new RecordedProgress();

    private void has(String network) {
        answers.put("GET /v1.41/networks", json("200 OK", "[" + network + "]"));
        answers.put("GET /v1.41/networks/" + ID, json("200 OK", network));
    }

    private void remove(boolean onlyOurs, NameOrId... names) throws IOException {
        try (FakeEngine fake = FakeEngine.unix(folder.resolve("s"), FakeEngine.routes(answers));
                EngineSession engine = FakeSettings.session(fake, folder)) {
            new NetworkRemover().remove(List.of(names), onlyOurs, engine, progress);
        }
    }

    @Test
    void doesNotMindIfAnotherWasFaster() throws IOException {
        has(OURS.formatted(""));

        remove(true, NameOrId.name("shop"));

        assertThat(progress.lines()).containsExactly("Network shop no longer exists: nothing to remove");
    }

    @Test
    void repeatsTheEnginesWords() {
        has(OURS.formatted(""));
        answers.put(
                "DELETE /v1.41/networks/" + ID,
                json("403 Forbidden", "{\"message\":\"network shop is in use by service web\"}"));

        assertThatThrownBy(() -> remove(true, NameOrId.name("shop")))
                .hasMessage("Network 'shop' cannot be removed: network shop is in use by service web.");
    }

    @Test
    void takesNoIdFromTheConfiguration() throws IOException {
        has(OURS.formatted(""));

        remove(true, NameOrId.name("abcdef012345"), NameOrId.name(ID));

        assertThat(progress.lines())
                .containsExactly(
                        "Network abcdef012345 does not exist: nothing to remove",
                        "Network " + ID + " does not exist: nothing to remove");
    }

    @Test
    void takesAnIdFromAPersonButNotTheFirstLettersOfOne() throws IOException {
        has(OURS.formatted(""));
        answers.put("DELETE /v1.41/networks/" + ID, "HTTP/1.1 204 No Content\r\n\r\n");

        remove(false, NameOrId.nameOrId("abcdef"), NameOrId.nameOrId("abcdef012345"), NameOrId.nameOrId("shop"));

        assertThat(progress.lines()).hasSize(2);
        assertThat(progress.lines().get(0))
                .isEqualTo("Network abcdef does not exist: nothing to remove. If it is an id, give 12 digits of it or"
                        + " more.");
        assertThat(progress.lines().get(1)).startsWith("Removed network shop in ");
    }

    @Test
    void choosesNoneOfSeveralOfOneName() {
        answers.put(
                "GET /v1.41/networks",
                json("200 OK", "[{\"Name\":\"shop\",\"Id\":\"2\"},{\"Name\":\"shop\",\"Id\":\"1\"}]"));

        assertThatThrownBy(() -> remove(true, NameOrId.name("shop")))
                .hasMessage("'shop' means 2 networks, with the ids 1, 2. Remove all but one of them with docker, by"
                        + " their ids.");
    }

    @Test
    void countsNoLoadBalancerOfASwarmAsAContainer() throws IOException {
        has(OURS.formatted(",\"Containers\":{\"lb-shop\":{\"Name\":\"shop-endpoint\"}}"));
        answers.put("DELETE /v1.41/networks/" + ID, "HTTP/1.1 204 No Content\r\n\r\n");

        remove(true, NameOrId.name("shop"));

        assertThat(progress.lines()).hasSize(1);
        assertThat(progress.lines().get(0)).startsWith("Removed network shop in ");
    }

    @Test
    void removesNothingIfOneIsTheEnginesOwn() {
        has(OURS.formatted(""));
        answers.put(
                "GET /v1.41/networks",
                json(
                        "200 OK",
                        "[" + OURS.formatted("") + ",{\"Name\":\"bridge\",\"Id\":\"b\",\"Driver\":\"bridge\"}]"));
        answers.put(
                "GET /v1.41/networks/b", json("200 OK", "{\"Name\":\"bridge\",\"Id\":\"b\",\"Driver\":\"bridge\"}"));
        answers.put("DELETE /v1.41/networks/" + ID, "HTTP/1.1 204 No Content\r\n\r\n");

        assertThatThrownBy(() -> remove(false, NameOrId.name("shop"), NameOrId.name("bridge")))
                .hasMessage("Network 'bridge' is one of the engine's own, which always stay. Leave it out.");
        assertThat(progress.lines()).isEmpty();
    }

    @Test
    void removesAConfigurationAfterTheNetworksThatTakeIt() throws IOException {
        String base = "{\"Name\":\"base\",\"Id\":\"b\",\"Driver\":\"null\",\"ConfigOnly\":true}";
        has(OURS.formatted(""));
        answers.put("GET /v1.41/networks", json("200 OK", "[" + base + "," + OURS.formatted("") + "]"));
        answers.put("GET /v1.41/networks/b", json("200 OK", base));
        answers.put("DELETE /v1.41/networks/" + ID, "HTTP/1.1 204 No Content\r\n\r\n");
        answers.put("DELETE /v1.41/networks/b", "HTTP/1.1 204 No Content\r\n\r\n");

        remove(false, NameOrId.name("base"), NameOrId.name("shop"));

        assertThat(progress.lines())
                .extracting(line -> line.replaceFirst(" in .*", ""))
                .containsExactly("Removed network shop", "Removed network base");
    }
}
