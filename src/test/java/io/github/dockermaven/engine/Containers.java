package io.github.dockermaven.engine;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.engine.HostConfig.Resources;
import io.github.dockermaven.engine.HostConfig.RestartPolicy;
import io.github.dockermaven.engine.HostConfig.Security;
import io.github.dockermaven.engine.HostConfig.Storage;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Containers and their output, for tests. */
public final class Containers {
    /** A process of which its image says all. */
    public static final ProcessSpec PROCESS = new ProcessSpec(
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            ProcessSpec.Input.NONE);

    /** What a host gives to whoever asks for nothing. */
    public static final HostConfig HOST = new HostConfig(
            new Resources(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Map.of(),
                    List.of()),
            new Security(
                    List.of(),
                    List.of(),
                    false,
                    false,
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty()),
            new Storage(List.of(), Map.of(), List.of()),
            RestartPolicy.NONE,
            false,
            Optional.empty());

    /** The engine's default network alone. */
    public static final NetworkingSpec NETWORKING = NetworkingSpec.DEFAULT;

    private Containers() {}

    /** Returns a container that says nothing of itself but its image. */
    public static ContainerSpec plain() {
        return in(NETWORKING);
    }

    static ContainerSpec in(NetworkingSpec networking) {
        return new ContainerSpec("users", "shop/users:1.0", Optional.empty(), PROCESS, HOST, networking, Map.of());
    }

    /** Returns a frame of output: source 1 is standard output, 2 standard error. */
    static byte[] frame(int source, byte[] bytes) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(source);
        frame.writeBytes(new byte[3]);
        frame.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
        frame.writeBytes(bytes);
        return frame.toByteArray();
    }

    static byte[] frame(int source, String text) {
        return frame(source, text.getBytes(StandardCharsets.UTF_8));
    }

    static LogStream stream(InputStream bytes, boolean isRaw) {
        EngineApi api = new EngineApi(
                () -> {
                    throw new IllegalStateException("no engine");
                },
                new RecordedProgress());
        return new LogStream(new ResponseStream(api, response(bytes)), isRaw, "The log of container users");
    }

    private static Response response(InputStream bytes) {
        return new Response() {
            @Override
            public int getStatusCode() {
                return 200;
            }

            @Override
            public Map<String, List<String>> getHeaders() {
                return Map.of();
            }

            @Override
            public InputStream getBody() {
                return bytes;
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }
}
