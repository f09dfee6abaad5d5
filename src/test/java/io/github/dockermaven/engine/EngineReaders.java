package io.github.dockermaven.engine;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.fuzz.Reader;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.List;

/** Readers of an engine's responses, for tests. */
public final class EngineReaders {
    /** A vertex with digest, name, times and error, and its log. */
    private static final byte[] TRACE = {
        10, 26, 10, 1, 'd', 26, 1, 'n', 32, 1, 42, 4, 8, 5, 16, 6, 50, 4, 8, 7, 16, 8, 58, 4, 'f', 'a', 'i', 'l', 26, 6,
        10, 1, 'd', 34, 1, 't'
    };

    private EngineReaders() {}

    public static List<Reader> all() {
        return List.of(
                Reader.ofBytes(
                        "BuildKit trace",
                        input -> new BuildStream(new BuildSteps(new RecordedProgress()))
                                .read(new ByteArrayInputStream(trace(input))),
                        TRACE),
                Reader.ofBytes(
                        "build answer",
                        input -> new BuildStream(new BuildSteps(new RecordedProgress()))
                                .read(new ByteArrayInputStream(input)),
                        """
                        {"stream":"Step 1/2 : RUN x"}
                        {"stream":"\\n ---> Using cache\\n"}
                        {"stream":"text\\r\\n"}
                        {"aux":{"ID":"sha256:%s"}}
                        """.formatted("0a".repeat(32)).getBytes()),
                Reader.ofBytes(
                        "pull answer",
                        input -> JsonStream.read(new ByteArrayInputStream(input), line -> {}),
                        """
                        {"status":"Downloading","id":"a","progressDetail":{"current":1,"total":2}}
                        {"errorDetail":{"message":"b"},"error":"b"}
                        """.getBytes()));
    }

    private static byte[] trace(byte[] message) {
        String base64 = Base64.getEncoder().encodeToString(message);
        return ("{\"id\":\"moby.buildkit.trace\",\"aux\":\"" + base64 + "\"}\n{\"aux\":{\"ID\":\"sha256:"
                        + "0a".repeat(32) + "\"}}")
                .getBytes();
    }
}
