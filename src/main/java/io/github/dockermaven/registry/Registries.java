package io.github.dockermaven.registry;

import io.github.dockermaven.credentials.CredentialSource;
import io.github.dockermaven.credentials.FoundCredential;
import io.github.dockermaven.credentials.RegistryUse;
import io.github.dockermaven.image.ImageReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All registries. One instance serves a whole build: the repositories that it opens share connections. A registry is
 * not contacted before its repository is used.
 */
public final class Registries implements AutoCloseable {
    private final RegistrySettings settings;
    private final RetryClock retryClock;
    private final Transport transport;

    public Registries(RegistrySettings settings) {
        this(settings, RetryClock.REAL);
    }

    Registries(RegistrySettings settings, RetryClock retryClock) {
        this.settings = settings;
        this.retryClock = retryClock;
        this.transport = new Transport(settings);
    }

    /**
     * Opens the repository of an image.
     *
     * @param use the purpose: mirrors are used only to pull
     * @param credentials is queried at once, for the registry and for its mirrors by their own names
     */
    public Repository open(ImageReference name, RegistryUse use, CredentialSource credentials) {
        boolean pull = use == RegistryUse.PULL;
        Scope scope = pull ? Scope.pull(name.repository()) : Scope.push(name.repository());
        List<RepositoryClient> mirrors = new ArrayList<>();
        if (pull && name.registry().equals(ImageReference.DOCKER_HUB)) {
            for (String mirror : settings.mirrors()) {
                ImageReference mirrored = new ImageReference(mirror, name.repository(), name.tag(), name.digest());
                mirrors.add(client(mirrored, credentials, Backoff.AT_MIRROR));
            }
        }
        return new Repository(name, scope, client(name, credentials, Backoff.AT_REGISTRY), mirrors);
    }

    /**
     * Asks a registry whether it accepts a credential. Docker Hub's mirrors are not asked.
     *
     * @param registry host and port, as they are in images' names
     * @throws io.github.dockermaven.error.DockerFailureException with the cause and the fix, if its response is
     *     inconclusive
     */
    public LoginAnswer login(String registry, FoundCredential credential) {
        Optional<FoundCredential> login = Optional.of(credential);
        Redirects redirects = new Redirects(transport);
        TokenServer tokenServer = new TokenServer(registry, login, redirects, retryClock, LoginQuestion.ATTEMPTS);
        return new LoginQuestion(
                        new Endpoint(registry, settings, transport),
                        new Authorizer(login, tokenServer, retryClock),
                        redirects)
                .ask();
    }

    /** Closes the connections; the repositories can no longer be used. */
    @Override
    public void close() {
        transport.close();
    }

    private RepositoryClient client(ImageReference name, CredentialSource credentials, int backoff) {
        Optional<FoundCredential> login = credentials.find(name);
        Redirects redirects = new Redirects(transport);
        TokenServer tokenServer = new TokenServer(name.registry(), login, redirects, retryClock, backoff);
        return new RepositoryClient(
                name,
                login,
                new Endpoint(name.registry(), settings, transport),
                new Authorizer(login, tokenServer, retryClock),
                redirects,
                retryClock,
                backoff);
    }
}
