package io.github.dockermaven.images;

import io.github.dockermaven.credentials.FoundCredential;
import io.github.dockermaven.engine.Engine;
import io.github.dockermaven.engine.EngineConnector;
import io.github.dockermaven.engine.EngineLogin;
import io.github.dockermaven.engine.EngineSettings;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.images.RegistryLogin.Check;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;

/** Has an engine ask registries whether they accept the credentials that they would be given. */
@Named
@Singleton
public class LoginCheck {
    private final EngineConnector connector;

    @Inject
    LoginCheck(EngineConnector connector) {
        this.connector = connector;
    }

    /**
     * Has each that has a credential checked; without one there is nothing to ask, and no engine is needed.
     *
     * @throws DockerFailureException if a registry cannot be asked
     */
    public List<RegistryLogin> check(List<RegistryLogin> logins, EngineSettings settings) {
        if (logins.stream().noneMatch(login -> login.found().isPresent())) {
            return logins;
        }
        try (Engine engine = connect(logins, settings)) {
            return logins.stream()
                    .map(login -> login.found()
                            .map(found -> login.with(ask(engine, login, found)))
                            .orElse(login))
                    .toList();
        }
    }

    private Engine connect(List<RegistryLogin> logins, EngineSettings settings) {
        try {
            return connector.connect(settings);
        } catch (DockerExecutionException e) {
            String found =
                    logins.stream().flatMap(login -> login.lines().stream()).collect(Collectors.joining("\n"));
            throw new DockerExecutionException(
                    found + "\nOnly an engine can ask whether that is accepted, and none is there. " + e.getMessage()
                            + " To leave the question out: -Ddocker.login.check=false.",
                    e);
        }
    }

    private static Check ask(Engine engine, RegistryLogin login, FoundCredential found) {
        Instant begin = Instant.now();
        try {
            new EngineLogin(engine).check(login.registry(), found.credential());
            return new Check(true, Duration.between(begin, Instant.now()), null);
        } catch (DockerFailureException e) {
            String host = login.registry().host();
            if (!RegistryRefusal.isMatterOfAccess(e.getMessage())) {
                throw new DockerFailureException(
                        "Registry " + host + " cannot be asked whether it accepts " + found + ": " + e.getMessage()
                                + ". See that the engine at " + engine.address() + " reaches it, or leave the question"
                                + " out with -Ddocker.login.check=false.",
                        e);
            }
            return new Check(
                    false,
                    Duration.between(begin, Instant.now()),
                    "Registry " + host + " refuses " + found + ": " + e.getMessage()
                            + ". Correct it there, or log in anew with 'docker login " + host + "'.");
        }
    }
}
