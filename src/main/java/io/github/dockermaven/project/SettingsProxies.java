package io.github.dockermaven.project;

import io.github.dockermaven.credentials.Credential;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.proxy.HttpProxy;
import io.github.dockermaven.proxy.ProxySource;
import io.github.dockermaven.registry.ProxySettings;
import java.net.URI;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.AuthenticationContext;
import org.eclipse.aether.repository.Proxy;
import org.eclipse.aether.repository.RemoteRepository;

/**
 * The {@code <proxies>} of Maven's settings.xml, among which Maven itself chooses as for a repository: of those that are
 * active the first whose {@code <protocol>} is the address's, for https else that for http, unless its
 * {@code <nonProxyHosts>} has the host.
 */
public record SettingsProxies(RepositorySystemSession session) implements ProxySettings {
    private static final ProxySource SOURCE = new ProxySource(
            "<proxies> of settings.xml",
            "Give that <proxy> the right <username> and <password>",
            "its <nonProxyHosts>");

    public static SettingsProxies of(MavenSession session) {
        return new SettingsProxies(session.getRepositorySession());
    }

    @Override
    public Optional<HttpProxy> find(URI address) {
        // Without path and query, which may be a secret.
        String url = address.getScheme() + "://" + address.getRawAuthority();
        RemoteRepository registry = new RemoteRepository.Builder("registry", "default", url).build();
        return Optional.ofNullable(session.getProxySelector().getProxy(registry))
                .map(proxy -> found(
                        new RemoteRepository.Builder(registry).setProxy(proxy).build()));
    }

    private HttpProxy found(RemoteRepository registry) {
        Proxy proxy = registry.getProxy();
        HttpProxy open = new HttpProxy(proxy.getHost(), proxy.getPort(), Optional.empty(), SOURCE);
        AuthenticationContext login = AuthenticationContext.forProxy(session, registry);
        if (login == null) {
            return open;
        }
        try (login) {
            String username = login.get(AuthenticationContext.USERNAME);
            String password = login.get(AuthenticationContext.PASSWORD);
            if (username == null || password == null) {
                return open;
            }
            checkDecrypted(open, password);
            return new HttpProxy(
                    open.host(),
                    open.port(),
                    Optional.of(Credential.ofPassword(username, password).basic()),
                    SOURCE);
        }
    }

    /** Maven has decrypted it, or else only noted that for its own developers. */
    private static void checkDecrypted(HttpProxy proxy, String password) {
        if (MavenPasswords.isEncrypted(password)) {
            throw new DockerFailureException(
                    "The password of the proxy at " + proxy + " cannot be decrypted. " + MavenPasswords.REMEDY);
        }
    }
}
