package io.github.dockermaven.images;

import io.github.dockermaven.credentials.FoundCredential;
import io.github.dockermaven.engine.EngineSession;
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
import javax.inject.Named;
import javax.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The check whether registries accept their credentials. An engine asks, because it also pulls and pushes, and may
 * trust other certificates and use another route. Without a running engine our own client asks; it always does for a
 * registry token, which engines send to pull and push, but not to check a login.
 */
@Named
@Singleton
public class LoginCheck {
    private static final Logger LOG = LoggerFactory.getLogger(LoginCheck.class);

    /**
     * Checks each credential; without any, nothing is asked, and no engine is needed.
     *
     * @param own the settings to reach registries without an engine
     * @throws DockerFailureException if a registry cannot be asked
     */
    public List<CredentialReport> check(List<CredentialReport> logins, EngineSession engine, RegistrySettings own) {
        boolean byEngine =
                logins.stream().flatMap(login -> login.found().stream()).anyMatch(LoginCheck::isForEngine)
                        && answers(engine);
        try (Registries registries = new Registries(own)) {
            return logins.stream()
                    .map(login -> login.found()
                            .map(found -> login.with(
                                    byEngine && isForEngine(found)
                                            ? ask(engine, login, found)
                                            : ask(registries, login, found)))
                            .orElse(login))
                    .toList();
        }
    }

    private static boolean isForEngine(FoundCredential found) {
        return found.credential().registryToken().isEmpty();
    }

    private static boolean answers(EngineSession engine) {
        Optional<DockerExecutionException> problem = engine.unavailable();
        problem.ifPresent(e -> LOG.debug("Registries are asked without an engine. {}", e.getMessage()));
        return problem.isEmpty();
    }

    private static Check ask(EngineSession engine, CredentialReport login, FoundCredential found) {
        Instant begin = Instant.now();
        try {
            engine.login().check(login.registry(), found.credential());
            return new Check(Verdict.ACCEPTED, true, since(begin), "");
        } catch (DockerFailureException e) {
            if (RegistryRefusal.isUnauthorized(e.getMessage())) {
                return new Check(Verdict.REFUSED, true, since(begin), refusal(login, found, e.getMessage()));
            }
            throw unknown(
                    login,
                    found,
                    e.getMessage() + ". Check that the engine at " + engine.address() + " reaches" + " it.",
                    e);
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
                + ". Correct it there, or log in again with 'docker login " + host + "'.";
    }

    private static DockerFailureException unknown(
            CredentialReport login, FoundCredential found, String words, DockerFailureException cause) {
        return new DockerFailureException(
                "Registry " + login.registry().host() + " cannot be asked whether it accepts " + found + ": " + words
                        + " To skip the check: -Ddocker.login.check=false.",
                cause);
    }
}
