package io.github.dockermaven.engine;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.engine.ContainerSpec.Networking;
import io.github.dockermaven.engine.ContainerSpec.Process;
import io.github.dockermaven.engine.ContainerSpec.Resources;
import io.github.dockermaven.engine.ContainerSpec.RestartPolicy;
import io.github.dockermaven.engine.ContainerSpec.Security;
import io.github.dockermaven.engine.ContainerSpec.Storage;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Containers and their output, for tests. */
final class Containers {
    static final Process PROCESS = new Process(
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            false,
            false);

    static final Resources RESOURCES = new Resources(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Map.of());

    static final Security SECURITY =
            new Security(List.of(), List.of(), false, false, List.of(), Optional.empty(), Optional.empty());

    static final Storage STORAGE = new Storage(List.of(), Map.of(), List.of());

    static final Networking NETWORKING =
            new Networking(Optional.empty(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    private Containers() {}

    /** Returns a container that says nothing of itself but its image. */
    static ContainerSpec plain() {
        return of(PROCESS, RESOURCES, SECURITY, STORAGE, NETWORKING);
    }

    static ContainerSpec of(
            Process process, Resources resources, Security security, Storage storage, Networking networking) {
        return new ContainerSpec(
                "users",
                "shop/users:1.0",
                Optional.empty(),
                process,
                resources,
                security,
                storage,
                networking,
                RestartPolicy.NONE,
                false,
                Optional.empty(),
                Map.of());
    }

    static ContainerSpec in(Networking networking) {
        return of(PROCESS, RESOURCES, SECURITY, STORAGE, networking);
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
