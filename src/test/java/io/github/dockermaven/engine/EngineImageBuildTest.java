package io.github.dockermaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.engine.transport.FakeEngine;
import io.github.dockermaven.image.ImageReference;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineImageBuildTest {
    @TempDir
    Path folder;

    /** Returns the parameters of a build request, in order and decoded. */
    private List<String> parameters(EngineImageBuild.Options options) throws IOException {
        String answer = FakeEngine.json("200 OK", "{\"id\":\"moby.image.id\",\"aux\":{\"ID\":\"sha256:1\"}}\n");
        try (FakeEngine fake = FakeEngine.unix(folder.resolve("s"), peer -> {
                    boolean ping = peer.head().startsWith("GET /_ping");
                    peer.say(ping ? FakeEngine.PING_OK : answer);
                });
                EngineSession engine = FakeSettings.session(fake, folder)) {
            engine.builds().build(options, new ByteArrayInputStream(new byte[1024]), new RecordedProgress());
            String head = fake.heads().get(fake.heads().size() - 1);
            String query = head.substring(head.indexOf('?') + 1, head.indexOf(" HTTP/"));
            return List.of(query.split("&")).stream()
                    .map(parameter -> URLDecoder.decode(parameter, StandardCharsets.UTF_8))
                    .toList();
        }
    }

    @Test
    void asksForWhatIsGiven() throws IOException {
        assertThat(parameters(new EngineImageBuild.Options(
                        List.of(ImageReference.parse("a"), ImageReference.parse("b:1")),
                        "Dockerfile",
                        Map.of("X", "a b&c"),
                        true,
                        Optional.of("test"),
                        Optional.of("linux/arm/v7"),
                        Optional.of("none"),
                        List.of("a:10.0.0.1", "b:::1"),
                        List.of(ImageReference.parse("c:1"), ImageReference.parse("localhost:5000/d:2")),
                        Map.of("shmsize", "1000"))))
                .containsExactly(
                        "version=2",
                        "rm=1",
                        "forcerm=1",
                        "t=a:latest",
                        "t=b:1",
                        "dockerfile=Dockerfile",
                        "buildargs={\"X\":\"a b&c\"}",
                        "nocache=1",
                        "target=test",
                        "platform=linux/arm/v7",
                        "networkmode=none",
                        "extrahosts=a:10.0.0.1",
                        "extrahosts=b:::1",
                        "cachefrom=[\"c:1\",\"localhost:5000/d:2\"]",
                        "shmsize=1000");
    }

    @Test
    void asksForNothingThatIsNotGiven() throws IOException {
        assertThat(parameters(new EngineImageBuild.Options(
                        List.of(ImageReference.parse("a:1")),
                        "Dockerfile",
                        Map.of(),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Map.of())))
                .containsExactly("version=2", "rm=1", "forcerm=1", "t=a:1", "dockerfile=Dockerfile");
    }
}
