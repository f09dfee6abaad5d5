package io.github.dockermaven.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.credentials.Credential;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.proxy.HttpProxy;
import java.net.URI;
import java.util.Optional;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.repository.Proxy;
import org.eclipse.aether.util.repository.AuthenticationBuilder;
import org.eclipse.aether.util.repository.DefaultProxySelector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsProxiesTest {
    private final DefaultProxySelector selector = new DefaultProxySelector();
    private final SettingsProxies proxies =
            new SettingsProxies(new DefaultRepositorySystemSession().setProxySelector(selector));

    private void add(String protocol, String host, String exceptions, String username, String password) {
        AuthenticationBuilder login =
                new AuthenticationBuilder().addUsername(username).addPassword(password);
        selector.add(new Proxy(protocol, host, 3128, login.build()), exceptions);
    }

    private Optional<HttpProxy> find(String address) {
        return proxies.find(URI.create(address));
    }

    @ParameterizedTest
    @CsvSource({
        "https://registry.example.com/v2/, secure",
        "http://registry.example.com:5000/v2/?a=b, plain",
        "https://registry.internal/v2/, ",
        "https://other:5000/v2/, "
    })
    void areChosenAsMavenDoesIt(String address, String host) {
        add("https", "secure", "*.internal|other", null, null);
        add("http", "plain", "*.internal|other", null, null);
        assertThat(find(address).map(HttpProxy::host)).isEqualTo(Optional.ofNullable(host));
    }

    @Test
    void takeTheOneForHttpIfThereIsNoOther() {
        add("http", "plain", null, null, null);
        assertThat(find("https://registry.example.com").orElseThrow())
                .hasToString("http://plain:3128 (from <proxies> of settings.xml)")
                .returns(Optional.empty(), HttpProxy::authorization);
    }

    @Test
    void tellWhoAsks() {
        add("http", "plain", null, "ada", "secret-canary");
        HttpProxy proxy = find("https://registry.example.com").orElseThrow();
        assertThat(proxy.authorization())
                .contains(Credential.ofPassword("ada", "secret-canary").basic());
        assertThat(proxy.toString()).doesNotContain("canary");
    }

    @Test
    void needADecryptedPassword() {
        add("http", "plain", null, "ada", "{secret-canary}");
        assertThatThrownBy(() -> find("https://registry.example.com"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("The password of the proxy at http://plain:3128 (from <proxies> of settings.xml) cannot be"
                        + " decrypted. Encrypt it anew, with 'mvn --encrypt-password' for Maven 3 or 'mvnenc encrypt'"
                        + " for Maven 4.");
    }

    @Test
    void mayBeNone() {
        assertThat(find("https://registry.example.com")).isEmpty();
    }
}
