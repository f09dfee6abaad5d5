package io.github.dockermaven.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.github.dockerjava.transport.DockerHttpClient;
import io.github.dockermaven.archive.DockerLoadArchive;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.io.BlockInputStream;
import io.github.dockermaven.report.Activity;
import io.github.dockermaven.report.ProgressInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Images as archives, into an engine and out of it: {@code docker load} and {@code docker save} of the <a
 * href="https://docs.docker.com/reference/api/engine/">Engine API</a>.
 */
public final class EngineImageArchives {
    private static final Pattern LOADED = Pattern.compile("(?m)^Loaded image(?: ID)?: (\\S+)$");

    private final EngineApi api;

    EngineImageArchives(EngineApi api) {
        this.api = api;
    }

    /** A reader of an archive. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(InputStream archive) throws IOException;
    }

    /**
     * Reads an image from the engine as an archive.
     *
     * @param image its name or id
     * @param reading receives the bytes of the archive that were read, and is closed at its end
     * @throws DockerFailureException if the engine refuses
     * @throws DockerExecutionException if the archive ends too early, or is none
     */
    public <T> T save(String image, Activity reading, Reader<T> reader) {
        try (reading;
                InputStream body = new ProgressInputStream(open(image), reading)) {
            return reader.read(body);
        } catch (IOException e) {
            throw new DockerExecutionException(
                    "Image " + image + " cannot be read from the engine at " + api.address() + ": " + e.getMessage()
                            + ". See the engine's log for the reason.",
                    e);
        }
    }

    /**
     * Opens an image of the engine as an archive.
     *
     * @param image its name or id
     * @throws DockerFailureException if the engine refuses
     */
    public InputStream open(String image) throws IOException {
        DockerHttpClient.Request request = api.request(
                        DockerHttpClient.Request.Method.GET, "/images/" + EngineApi.inPath(image) + "/get")
                .build();
        DockerHttpClient.Response response = api.send(request);
        if (response.getStatusCode() != 200) {
            try (response) {
                throw new DockerFailureException("The engine at " + api.address() + " does not save image " + image
                        + ": " + ErrorResponseException.words(response.getStatusCode(), response.getBody()) + ".");
            }
        }
        return new SavedArchive(response, image);
    }

    /**
     * The archive of an image while the engine writes it. A silence of the engine is reported here, whoever reads the
     * archive.
     */
    private final class SavedArchive extends BlockInputStream {
        private final DockerHttpClient.Response response;
        private final InputStream body;
        private final String image;

        SavedArchive(DockerHttpClient.Response response, String image) {
            this.response = response;
            this.body = response.getBody();
            this.image = image;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return body.read(bytes, offset, length);
            } catch (SocketTimeoutException e) {
                throw new DockerExecutionException(
                        "Image " + image + " cannot be read from the engine at " + api.address()
                                + ": in the middle of the archive, it sent " + e.getMessage()
                                + ". Check whether the engine hangs (`docker info`), or raise docker.timeout.",
                        e);
            }
        }

        @Override
        public void close() throws IOException {
            try (response) {
                body.close();
            }
        }
    }

    /**
     * Loads an image into the engine.
     *
     * @param sending receives the bytes of the archive that were sent
     * @throws ImageLoadException if the engine does not accept it; it keeps no part of it then
     * @throws DockerExecutionException if a file of the image cannot be read, or the connection breaks
     */
    public void load(DockerLoadArchive archive, Activity sending) throws ImageLoadException {
        load(archive.open(), sending);
    }

    /**
     * Loads the images of a file into the engine: one of {@code docker save}, or the same compressed.
     *
     * @param sending receives the bytes of the file that were sent
     * @return the names of the images, and the ids of those without one
     * @throws ImageLoadException if the engine does not accept it
     * @throws DockerExecutionException if the file cannot be read, or the connection breaks
     */
    public List<String> load(Path file, Activity sending) throws ImageLoadException {
        InputStream bytes;
        try {
            bytes = new BufferedInputStream(Files.newInputStream(file));
        } catch (IOException e) {
            throw new DockerExecutionException(file + " cannot be read: " + e.getMessage() + ". Check its rights.", e);
        }
        return load(bytes, sending);
    }

    private List<String> load(InputStream archive, Activity sending) throws ImageLoadException {
        List<String> loaded = new ArrayList<>();
        InputStream body = new ProgressInputStream(archive, sending);
        DockerHttpClient.Request request = api.request(DockerHttpClient.Request.Method.POST, "/images/load?quiet=1")
                .putHeader("Content-Type", "application/x-tar")
                .body(body)
                .build();
        try (body;
                DockerHttpClient.Response response = api.send(request);
                InputStream content = response.getBody()) {
            if (response.getStatusCode() != 200) {
                throw new ImageLoadException(ErrorResponseException.words(response.getStatusCode(), content));
            }
            Optional<String> error = JsonStream.read(
                    content, line -> LOADED.matcher(line.path("stream").asText().strip())
                            .results()
                            .map(match -> match.group(1))
                            .forEach(loaded::add));
            if (error.isPresent()) {
                throw new ImageLoadException(error.get());
            }
            return loaded;
        } catch (JsonProcessingException e) {
            throw new ImageLoadException(
                    "it answered with something that is not JSON: " + PrintableText.quote(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new DockerExecutionException(
                    "The image could not be sent to the engine at " + api.address() + ": " + e.getMessage()
                            + ". See the engine's log for the reason, then build again.",
                    e);
        }
    }
}
