package io.github.dockermaven.engine;

import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import io.github.dockermaven.engine.transport.EngineAddress;
import io.github.dockermaven.engine.transport.EngineHttpClient;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.report.Progress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the engine to use and connects with it. */
@Named
@Singleton
public class EngineConnector {
    private static final Logger LOG = LoggerFactory.getLogger(EngineConnector.class);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final Path root;

    @Inject
    public EngineConnector() {
        this(Path.of("/"));
    }

    EngineConnector(Path root) {
        this.root = root;
    }

    /**
     * Connects with the engine that the user chose ({@code docker.host}, {@code DOCKER_HOST}, docker context, the first
     * that is set), else with the first that answers in the usual places.
     *
     * @return the engine, to be closed by the caller
     * @throws DockerFailureException if what chooses the engine, or its certificates, cannot be used, or there is no
     *     version of the API that both sides speak
     * @throws DockerExecutionException if no engine answers; the message tells each place tried, why, and what to do
     */
    public Engine connect(EngineSettings settings) {
        List<EngineCandidate> candidates = new EngineLocator(settings, root).candidates();
        Map<String, String> headers = CustomHeaders.of(settings);
        List<String> tried = new ArrayList<>();
        for (EngineCandidate candidate : candidates) {
            try {
                Engine engine = connect(candidate, settings, headers);
                LOG.debug("Docker Engine {}, API {}", engine, engine.apiVersion());
                return engine;
            } catch (DockerFailureException e) {
                throw e;
            } catch (RuntimeException e) {
                ConnectionDiagnosis diagnosis = ConnectionDiagnosis.of(candidate, e);
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

    /** Connects as {@link #connect(EngineSettings)} does, and tells those who want to know everything with what. */
    public Engine connect(EngineSettings settings, Progress progress) {
        Engine engine = connect(settings);
        progress.detail("Docker Engine at " + engine + ", API " + engine.apiVersion());
        return engine;
    }

    private static String advice(ConnectionDiagnosis diagnosis) {
        return diagnosis.reason().equals("no such file") ? "" : ". " + diagnosis.remedy();
    }

    private static Engine connect(EngineCandidate candidate, EngineSettings settings, Map<String, String> headers) {
        DockerHttpClient http = CustomHeaders.with(headers, open(candidate, settings));
        boolean answered = false;
        try {
            Ping ping = Ping.send(http, candidate.address());
            answered = true;
            return new Engine(candidate.address(), candidate.origin(), http, ping);
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

    private static DockerHttpClient open(EngineCandidate candidate, EngineSettings settings) {
        EngineAddress address = candidate.address();
        if (address.scheme() == EngineAddress.Scheme.NPIPE) {
            return openPipe(candidate, settings);
        }
        return new EngineHttpClient(
                address, candidate.tls(), settings.environment(), CONNECT_TIMEOUT, settings.requestTimeout());
    }

    /** The JDK has no named pipes: those are docker-java's matter, by native code that not every machine has. */
    private static DockerHttpClient openPipe(EngineCandidate candidate, EngineSettings settings) {
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
                            + ". Have the engine listen at tcp://localhost:2375, and"
                            + " name that in docker.host or DOCKER_HOST.",
                    e);
        }
    }
}
