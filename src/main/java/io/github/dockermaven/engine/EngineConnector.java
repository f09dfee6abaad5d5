package io.github.dockermaven.engine;

import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import io.github.dockermaven.engine.transport.EngineAddress;
import io.github.dockermaven.engine.transport.EngineHttpClient;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The search for the engine to use, and the connection with it. */
final class EngineConnector {
    private static final Logger LOG = LoggerFactory.getLogger(EngineConnector.class);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final EngineSettings settings;
    private final Path root;

    EngineConnector(EngineSettings settings) {
        this(settings, Path.of("/"));
    }

    /** @param root the root of the file system, which contains the machine's own sockets */
    EngineConnector(EngineSettings settings, Path root) {
        this.settings = settings;
        this.root = root;
    }

    /**
     * Connects with the engine that the user chose ({@code docker.host}, {@code DOCKER_HOST}, docker context, the first
     * that is set), else with the first that answers at the usual places.
     *
     * @return the connection, to be closed by the caller
     * @throws DockerFailureException if the setting of the engine, or its certificates, cannot be used, or there is no
     *     version of the API that both sides support
     * @throws DockerExecutionException if no engine answers; the message names each address tried, the cause and the
     *     fix
     */
    EngineConnection connect() {
        return connect(new EngineLocator(settings, root).candidates());
    }

    /** Connects again with an engine that has answered; errors as for {@link #connect()}. */
    EngineConnection connect(EngineCandidate candidate) {
        return connect(List.of(candidate));
    }

    private EngineConnection connect(List<EngineCandidate> candidates) {
        Map<String, String> headers = CustomHeaders.of(settings);
        List<String> tried = new ArrayList<>();
        for (EngineCandidate candidate : candidates) {
            try {
                EngineConnection engine = open(candidate, headers);
                LOG.debug("Docker Engine {}, API {}", engine, engine.apiVersion());
                return engine;
            } catch (DockerFailureException e) {
                throw e;
            } catch (RuntimeException e) {
                ConnectionDiagnosis diagnosis = ConnectionFailure.diagnose(candidate, e);
                if (candidate.chosen()) {
                    throw new DockerExecutionException(
                            "The Docker Engine at %s (from %s) does not answer: %s. %s"
                                    .formatted(
                                            candidate.address(),
                                            candidate.origin(),
                                            diagnosis.reason(),
                                            diagnosis.remedy()),
                            e);
                }
                if (Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                tried.add("  %s: %s%s".formatted(candidate.address(), diagnosis.reason(), advice(diagnosis)));
            }
        }
        throw new DockerExecutionException(
                "No Docker Engine answers. Tried:%n%s%nStart one, or name it in docker.host or DOCKER_HOST. %s"
                        .formatted(String.join(System.lineSeparator(), tried), EngineAddress.ALLOWED));
    }

    private static String advice(ConnectionDiagnosis diagnosis) {
        return diagnosis.reason().equals("no such file") ? "" : ". " + diagnosis.remedy();
    }

    private EngineConnection open(EngineCandidate candidate, Map<String, String> headers) {
        DockerHttpClient http = CustomHeaders.with(headers, transport(candidate));
        boolean answered = false;
        try {
            Ping ping = Ping.send(http, candidate.address());
            answered = true;
            return new EngineConnection(candidate, http, ping);
        } finally {
            if (!answered) {
                try {
                    http.close();
                } catch (IOException e) {
                    LOG.debug("Closing the connection with {} failed", candidate.address(), e);
                }
            }
        }
    }

    private DockerHttpClient transport(EngineCandidate candidate) {
        EngineAddress address = candidate.address();
        if (address.scheme() == EngineAddress.Scheme.NPIPE) {
            return pipe(candidate);
        }
        return new EngineHttpClient(
                address, candidate.tls(), settings.environment(), CONNECT_TIMEOUT, settings.requestTimeout());
    }

    /**
     * Returns docker-java's client for a named pipe, which the JDK does not support. It uses native code that not every
     * machine has.
     */
    private DockerHttpClient pipe(EngineCandidate candidate) {
        String subject = "The engine's address %s (from %s) ".formatted(candidate.address(), candidate.origin());
        if (!settings.windows()) {
            throw new DockerFailureException(
                    subject + "is a named pipe, which only Windows has. " + EngineAddress.ALLOWED);
        }
        DockerJavaLogging.quieten();
        try {
            return new ZerodepDockerHttpClient.Builder()
                    .dockerHost(URI.create(candidate.address().toString()))
                    .connectionTimeout(CONNECT_TIMEOUT)
                    .build();
        } catch (LinkageError | IllegalArgumentException e) {
            throw new DockerExecutionException(
                    subject + "cannot be used: " + PrintableText.of(e)
                            + ". Let the engine listen on tcp://localhost:2375, and name that in docker.host or"
                            + " DOCKER_HOST.",
                    e);
        }
    }
}
