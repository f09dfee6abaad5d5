package io.github.dockermaven.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A reader of the engine's response to a build, line by line as it arrives, from BuildKit or the classic builder. */
final class BuildStream {
    /** {@code Step 2/3 : RUN make}, and Podman's {@code STEP 2/3: RUN make}. */
    private static final Pattern CLASSIC_STEP =
            Pattern.compile("step (\\d+)/(\\d+) ?: (.*)", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private static final Pattern CLASSIC_CACHED = Pattern.compile(" ?--+> Using cache.*", Pattern.DOTALL);

    private static final Pattern CLASSIC_MARK =
            Pattern.compile("\n| ?--+> .*|Removing intermediate container .*|COMMIT .*|[0-9a-f]{64}\n", Pattern.DOTALL);

    private static final Pattern IMAGE_ID = Pattern.compile("(sha256:)?[0-9a-f]{1,64}");

    private final BuildSteps steps;
    private String imageId;
    private String step;
    private boolean stepCached;
    private Instant stepStarted;

    BuildStream(BuildSteps steps) {
        this.steps = steps;
    }

    /**
     * Reads the response to its end.
     *
     * @return the image's id
     * @throws ImageBuildException if the response reports an error, or no image
     */
    String read(InputStream body) throws IOException {
        try (JsonReader lines = new JsonReader(body)) {
            for (Optional<JsonNode> line = lines.next(); line.isPresent(); line = lines.next()) {
                accept(line.get());
            }
        }
        return imageId();
    }

    /** Reads a response whose status is an error. */
    ImageBuildException readRefusal(int status, InputStream body) throws IOException {
        return failure(ErrorResponseException.words(status, body));
    }

    private void accept(JsonNode line) throws IOException {
        Optional<String> error = JsonStream.error(line);
        if (error.isPresent()) {
            if (step != null) {
                steps.failed(step, step);
            }
            throw failure(error.get());
        }
        String id = line.path("id").asText();
        if (id.equals("moby.buildkit.trace")) {
            accept(status(line.path("aux")));
        } else if (line.path("aux").has("ID")) {
            imageId = checkedId(line.path("aux").path("ID").asText());
        } else if (line.has("stream")) {
            acceptClassic(line.path("stream").asText());
        }
    }

    private static String checkedId(String id) throws IOException {
        if (!IMAGE_ID.matcher(id).matches()) {
            throw new IOException("it gives \"" + PrintableText.quote(id) + "\" as the id of the image");
        }
        return id;
    }

    private static BuildKitStatus status(JsonNode trace) throws IOException {
        try {
            byte[] message = trace.binaryValue();
            return BuildKitStatus.decode(message == null ? new byte[0] : message);
        } catch (IllegalArgumentException | BufferUnderflowException | ArithmeticException e) {
            throw new IOException("its progress is not in BuildKit's format", e);
        }
    }

    /** Handles a message. One may report a step's beginning, output and end: the user sees them in this order. */
    private void accept(BuildKitStatus status) {
        for (BuildKitStatus.Vertex vertex : status.vertices()) {
            if (vertex.started() != null && !vertex.cached()) {
                steps.started(vertex.digest(), vertex.name());
            }
        }
        status.logs().forEach(log -> steps.printed(log.vertex(), log.text()));
        for (BuildKitStatus.Vertex vertex : status.vertices()) {
            if (vertex.error().isEmpty() && vertex.completed() != null) {
                steps.completed(vertex.digest(), vertex.name(), vertex.cached(), vertex.took());
            } else if (!vertex.error().isEmpty() && !vertex.error().contains("context canceled")) {
                steps.failed(vertex.digest(), vertex.name());
            }
        }
    }

    /**
     * Handles a line of the classic builder, which prints one for each step, then the step's output, with its own
     * marks.
     */
    private void acceptClassic(String text) {
        Matcher next = CLASSIC_STEP.matcher(text);
        if (next.matches()) {
            completeClassicStep();
            step = PrintableText.line("[" + next.group(1) + "/" + next.group(2) + "] "
                    + next.group(3).strip());
            stepCached = false;
            stepStarted = Instant.now();
            steps.started(step, step);
        } else if (CLASSIC_CACHED.matcher(text).matches()) {
            stepCached = true;
        } else if (text.startsWith("Successfully built ") || text.startsWith("Successfully tagged ")) {
            completeClassicStep();
        } else if (step != null && !CLASSIC_MARK.matcher(text).matches()) {
            steps.printed(step, text);
        }
    }

    private void completeClassicStep() {
        if (step != null) {
            steps.completed(step, step, stepCached, Duration.between(stepStarted, Instant.now()));
            step = null;
        }
    }

    private ImageBuildException failure(String message) {
        BuildSteps.FailedStep failed = steps.failed();
        return failed == null
                ? new ImageBuildException(message, "", List.of())
                : new ImageBuildException(message, failed.name(), failed.lastLines());
    }

    private String imageId() {
        if (imageId == null) {
            throw failure("the engine ended the build without an image's id");
        }
        return imageId;
    }
}
