package io.github.dockermaven.it;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * The testbed's engine at a TCP address of this machine, wherever it listens itself: {@code docker system dial-stdio}
 * connects with it.
 */
public final class EngineOverTcp implements Closeable {
    private static final long PATIENCE_SECONDS = 60;

    private final String command;
    private final LoopbackServer server;
    private final List<Process> connections = new CopyOnWriteArrayList<>();

    /** @param dockerCommand the testbed's, which knows its engine */
    public EngineOverTcp(String dockerCommand) throws IOException {
        command = dockerCommand;
        server = new LoopbackServer(this::serve);
    }

    public String address() {
        return server.address();
    }

    /** Waits until the engine has ended all connections, and so whatever was asked for on them. */
    public void awaitIdle() throws InterruptedException {
        for (Process connection : connections) {
            if (!connection.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("The engine has not ended a connection within " + PATIENCE_SECONDS + " s");
            }
        }
    }

    private void serve(Socket client) throws IOException {
        Process engine = new ProcessBuilder(command, "system", "dial-stdio").start();
        connections.add(engine);
        LoopbackServer.thread(() -> {
            try (client) {
                move(engine.getInputStream(), client.getOutputStream());
            }
        });
        try (OutputStream requests = engine.getOutputStream()) {
            move(client.getInputStream(), requests);
        }
    }

    /** As it comes. */
    private static void move(InputStream source, OutputStream sink) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        for (int count = source.read(buffer); count >= 0; count = source.read(buffer)) {
            sink.write(buffer, 0, count);
            sink.flush();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        connections.forEach(Process::destroy);
    }
}
