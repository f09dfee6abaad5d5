package io.github.dockermaven.images;

import io.github.dockermaven.credentials.FoundCredential;
import io.github.dockermaven.engine.Engine;
import io.github.dockermaven.engine.EngineConnector;
import io.github.dockermaven.engine.EngineLogin;
import io.github.dockermaven.engine.EngineSettings;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.images.CredentialReport.Check;
import io.github.dockermaven.registry.LoginAnswer;
import io.github.dockermaven.registry.LoginAnswer.Verdict;
import io.github.dockermaven.registry.Registries;
import io.github.dockermaven.registry.RegistrySettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The check whether registries accept the credentials that they would be given. An engine asks, because it pulls and pushes, too:
 * it may trust other certificates and have another way. Where none answers our own client asks; and always for a registry
 * token, which engines send when they pull and push, but not when they check a login.
 */
@Named
@Singleton
public class LoginCheck {
    private static final Logger LOG = LoggerFactory.getLogger(LoginCheck.class);

    private final EngineConnector connector;

    @Inject
    LoginCheck(EngineConnector connector) {
        this.connector = connector;
    }

    /**
     * Checks each that has a credential; without one there is nothing to ask, and no engine is needed.
     *
     * @param settings of the engine
     * @param own how registries are reached without one
     * @throws DockerFailureException if a registry cannot be asked
     */
    public List<CredentialReport> check(List<CredentialReport> logins, EngineSettings settings, RegistrySettings own) {
        boolean forEngine =
                logins.stream().flatMap(login -> login.found().stream()).anyMatch(LoginCheck::isForEngine);
        Optional<Engine> engine = forEngine ? connect(settings) : Optional.empty();
        try (Registries registries = new Registries(own)) {
            return logins.stream()
                    .map(login -> login.found()
                            .map(found -> login.with(
                                    engine.isPresent() && isForEngine(found)
                                            ? ask(engine.get(), login, found)
                                            : ask(registries, login, found)))
                            .orElse(login))
                    .toList();
        } finally {
            engine.ifPresent(Engine::close);
        }
    }

    private static boolean isForEngine(FoundCredential found) {
        return found.credential().registryToken().isEmpty();
    }

    private Optional<Engine> connect(EngineSettings settings) {
        try {
            return Optional.of(connector.connect(settings));
        } catch (DockerExecutionException e) {
            LOG.debug("Registries are asked without an engine. {}", e.getMessage());
            return Optional.empty();
        }
    }

    private static Check ask(Engine engine, CredentialReport login, FoundCredential found) {
        Instant begin = Instant.now();
        try {
            new EngineLogin(engine).check(login.registry(), found.credential());
            return new Check(Verdict.ACCEPTED, true, since(begin), "");
        } catch (DockerFailureException e) {
            if (RegistryRefusal.isUnauthorized(e.getMessage())) {
                return new Check(Verdict.REFUSED, true, since(begin), refusal(login, found, e.getMessage()));
            }
            throw unknown(
                    login, found, e.getMessage() + ". See that the engine at " + engine.address() + " reaches it.", e);
        }
    }

    private static Check ask(Registries registries, CredentialReport login, FoundCredential found) {
        Instant begin = Instant.now();
        try {
            LoginAnswer response = registries.login(login.registry().host(), found);
            String refusal = response.verdict() == Verdict.REFUSED ? refusal(login, found, response.refusal()) : "";
            return new Check(response.verdict(), false, since(begin), refusal);
        } catch (DockerFailureException e) {
            throw unknown(login, found, e.getMessage(), e);
        }
    }

    private static Duration since(Instant begin) {
        return Duration.between(begin, Instant.now());
    }

    private static String refusal(CredentialReport login, FoundCredential found, String words) {
        String host = login.registry().host();
        return "Registry " + host + " refuses " + found + ": " + words
                + ". Correct it there, or log in anew with 'docker login " + host + "'.";
    }

    private static DockerFailureException unknown(
            CredentialReport login, FoundCredential found, String words, DockerFailureException cause) {
        return new DockerFailureException(
                "Registry " + login.registry().host() + " cannot be asked whether it accepts " + found + ": " + words
                        + " To leave the check out: -Ddocker.login.check=false.",
                cause);
    }
}
