package io.github.dockermaven.engine;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.report.Activity;
import io.github.dockermaven.report.ProgressInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of containers, running or not: {@code /containers/ID/archive} of the Engine API. */
public final class EngineContainerFiles {
    private static final String STAT = "X-Docker-Container-Path-Stat";

    private final EngineApi api;

    EngineContainerFiles(EngineApi api) {
        this.api = api;
    }

    /**
     * A container, by its id, and for messages by its name.
     *
     * @param name for messages
     */
    public record Container(String id, String name) {
        private String path(Map<String, String> parameters) {
            return "/containers/" + EngineApi.inPath(id) + "/archive?" + EngineApi.query(parameters);
        }
    }

    /** Returns what a path of a container is; empty if the engine does not find it. A link at its end is not followed. */
    public Optional<FileStat> stat(Container container, String path) {
        Request request = api.head(container.path(Map.of("path", path))).build();
        try (Response response = api.send(request)) {
            // A response to HEAD has no body that could say why there is none.
            return response.getStatusCode() / 100 == 2 ? Optional.of(stat(response)) : Optional.empty();
        } catch (IOException e) {
            throw noStat(container, path, e);
        }
    }

    /**
     * Opens the archive of a file or folder.
     *
     * @param receiving receives the bytes that were read
     * @throws DockerFailureException if there is no such file, or the engine refuses
     */
    public ContainerArchive open(Container container, String path, Activity receiving) {
        String subject = PrintableText.quote(path) + " of container '" + container.name() + "'";
        Request request = api.request(Request.Method.GET, container.path(Map.of("path", path)))
                .build();
        Response response = api.send(request);
        try {
            if (response.getStatusCode() / 100 != 2) {
                throw ErrorResponseException.of(response.getStatusCode(), response.getBody());
            }
            return new ContainerArchive(
                    new ResponseStream(api, response), "Copying " + subject, stat(response), receiving);
        } catch (ErrorResponseException e) {
            response.close();
            throw refusal(container, subject + " cannot be copied", e);
        } catch (IOException e) {
            response.close();
            throw noStat(container, path, e);
        }
    }

    /**
     * Puts what is in an archive into a folder of a container. No folder is replaced by a file, nor a file by a folder.
     *
     * @param tar is closed by the caller; its exceptions are thrown
     * @param isOfItsUser whether the files belong to the user that the container runs as, not to those in the archive
     * @param sending receives the bytes that were sent
     * @throws DockerFailureException if the engine refuses
     */
    public void put(Container container, String folder, InputStream tar, boolean isOfItsUser, Activity sending) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("path", folder);
        parameters.put("noOverwriteDirNonDir", "true");
        if (isOfItsUser) {
            parameters.put("copyUIDGID", "true");
        }
        Request request = api.request(Request.Method.PUT, container.path(parameters))
                .putHeader("Content-Type", "application/x-tar")
                .body(new ProgressInputStream(tar, sending))
                .build();
        String subject =
                "Nothing can be copied to " + PrintableText.quote(folder) + " of container '" + container.name() + "'";
        try (Response response = api.send(request)) {
            if (response.getStatusCode() / 100 != 2) {
                throw ErrorResponseException.of(response.getStatusCode(), response.getBody());
            }
        } catch (ErrorResponseException e) {
            throw refusal(container, subject, e);
        } catch (IOException e) {
            throw new DockerExecutionException(
                    subject + ": " + PrintableText.quote(PrintableText.of(e)) + ". See the engine's log.", e);
        }
    }

    private static FileStat stat(Response response) throws IOException {
        for (Map.Entry<String, List<String>> header : response.getHeaders().entrySet()) {
            if (header.getKey().equalsIgnoreCase(STAT)) {
                return FileStat.read(header.getValue().get(0));
            }
        }
        throw new IOException("the header " + STAT + " is missing");
    }

    private DockerExecutionException noStat(Container container, String path, IOException e) {
        return new DockerExecutionException(
                "The engine at " + api.address() + " does not say what " + PrintableText.quote(path) + " of container '"
                        + container.name() + "' is: " + PrintableText.quote(PrintableText.of(e))
                        + ". See whether it is a Docker Engine.",
                e);
    }

    private DockerFailureException refusal(Container container, String subject, ErrorResponseException e) {
        boolean isGone = e instanceof ErrorResponseException.Unknown
                && new EngineContainers(api).find(container.id()).isEmpty();
        if (isGone) {
            return new DockerFailureException(subject + ": somebody else has removed the container meanwhile.", e);
        }
        return e instanceof ErrorResponseException.Unknown
                ? new DockerFailureException(
                        subject
                                + ": it does not exist there. Correct the path. Where the container runs, 'mvn docker:exec"
                                + " -Ddocker.container=" + container.name()
                                + " -Ddocker.exec.cmd=\"ls -la /\"' lists what does.",
                        e)
                : new EngineContainers(api).refusals().of(subject, e);
    }
}
