package io.github.dockermaven.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.json.JsonReader;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;

/**
 * The events of an engine's containers, as they happen. One thread reads them; any thread may close this, which ends a
 * read that waits.
 */
public final class EventStream implements AutoCloseable {
    private final ResponseStream response;
    private JsonReader events;
    private final String subject;

    /** @param subject for messages: {@code Watching the containers of …} */
    EventStream(ResponseStream response, String subject) {
        this.response = response;
        this.subject = subject;
    }

    /**
     * Waits for the next event.
     *
     * @return empty if this or the session is closed
     * @throws DockerExecutionException if the engine ends, the connection breaks off or the thread is interrupted
     */
    public Optional<ContainerEvent> next() {
        try {
            if (events == null) {
                // It reads the first bytes, which come with the first event.
                events = new JsonReader(response.body());
            }
            Optional<JsonNode> event = events.next();
            if (event.isPresent()) {
                return event.map(ContainerEvent::read);
            }
            throw new EOFException("the engine ended it");
        } catch (IOException e) {
            if (response.isClosed()) {
                return Optional.empty();
            }
            throw response.failure(subject, e);
        }
    }

    @Override
    public void close() {
        response.close();
    }
}
