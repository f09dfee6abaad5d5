package io.github.dockermaven.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One message of BuildKit's progress, {@code moby.buildkit.v1.StatusResponse} of its <a
 * href="https://github.com/moby/buildkit/blob/master/api/services/control/control.proto">control.proto</a>. The
 * engine's build response carries it, in base 64, in the lines with the id {@code moby.buildkit.trace}.
 */
record BuildKitStatus(List<Vertex> vertices, List<Log> logs) {
    /** The range of protobuf's Timestamp: the years 1 to 9999. */
    private static final long EARLIEST = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();

    private static final long LATEST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
    private static final long NANOS = 1_000_000_000;

    /**
     * A step of the build. It is reported again each time its state changes.
     *
     * @param digest identifies the step within this build
     * @param started the time when it began, {@code null} before
     * @param completed the time when it ended, {@code null} before
     * @param error the cause of its failure, or empty
     */
    record Vertex(String digest, String name, boolean cached, Instant started, Instant completed, String error) {
        Duration took() {
            return started == null || completed == null ? Duration.ZERO : Duration.between(started, completed);
        }
    }

    /** A piece of a step's output; it may end within a line. */
    record Log(String vertex, String text) {}

    static BuildKitStatus decode(byte[] message) {
        List<Vertex> vertices = new ArrayList<>();
        List<Log> logs = new ArrayList<>();
        ProtobufReader reader = new ProtobufReader(ByteBuffer.wrap(message));
        for (int field = reader.next(); field != 0; field = reader.next()) {
            switch (field) {
                case 1 -> vertices.add(vertex(reader.nested()));
                case 3 -> logs.add(log(reader.nested()));
                default -> reader.skip();
            }
        }
        return new BuildKitStatus(vertices, logs);
    }

    private static Vertex vertex(ProtobufReader reader) {
        String digest = "";
        String name = "";
        boolean cached = false;
        Instant started = null;
        Instant completed = null;
        String error = "";
        for (int field = reader.next(); field != 0; field = reader.next()) {
            switch (field) {
                case 1 -> digest = reader.text();
                case 3 -> name = reader.text();
                case 4 -> cached = reader.number() != 0;
                case 5 -> started = timestamp(reader.nested());
                case 6 -> completed = timestamp(reader.nested());
                case 7 -> error = reader.text();
                default -> reader.skip();
            }
        }
        return new Vertex(digest, name, cached, started, completed, error);
    }

    private static Log log(ProtobufReader reader) {
        String vertex = "";
        String text = "";
        for (int field = reader.next(); field != 0; field = reader.next()) {
            switch (field) {
                case 1 -> vertex = reader.text();
                case 4 -> text = StandardCharsets.UTF_8.decode(reader.bytes()).toString();
                default -> reader.skip();
            }
        }
        return new Log(vertex, text);
    }

    private static Instant timestamp(ProtobufReader reader) {
        long seconds = 0;
        long nanos = 0;
        for (int field = reader.next(); field != 0; field = reader.next()) {
            switch (field) {
                case 1 -> seconds = reader.number();
                case 2 -> nanos = reader.number();
                default -> reader.skip();
            }
        }
        if (seconds < EARLIEST || seconds > LATEST || nanos < 0 || nanos >= NANOS) {
            throw new IllegalArgumentException("a time that is out of the range of protobuf's Timestamp");
        }
        return Instant.ofEpochSecond(seconds, nanos);
    }
}
