package io.github.dockermaven.engine;

import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.AuthConfigurations;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.RemoteApiVersion;
import com.github.dockerjava.core.SSLConfig;
import io.github.dockermaven.engine.transport.EngineAddress;
import java.net.URI;

/**
 * All that docker-java may know: the engine and the API's version. Its own configuration would read files and variables
 * that nobody expects to matter here, and send a user's password to any registry; each request gets its credential by
 * itself.
 */
final class DockerJavaConfig implements DockerClientConfig {
    private final EngineAddress address;
    private final ApiVersion version;

    DockerJavaConfig(EngineAddress address, ApiVersion version) {
        this.address = address;
        this.version = version;
    }

    @Override
    public URI getDockerHost() {
        return URI.create(address.toString().replace(" ", "%20"));
    }

    @Override
    public RemoteApiVersion getApiVersion() {
        return RemoteApiVersion.create(version.major(), version.minor());
    }

    @Override
    public String getRegistryUsername() {
        return null;
    }

    @Override
    public String getRegistryPassword() {
        return null;
    }

    @Override
    public String getRegistryEmail() {
        return null;
    }

    @Override
    public String getRegistryUrl() {
        return null;
    }

    @Override
    public AuthConfig effectiveAuthConfig(String imageName) {
        return null;
    }

    @Override
    public AuthConfigurations getAuthConfigurations() {
        return new AuthConfigurations();
    }

    @Override
    @SuppressWarnings("deprecation") // docker-java's own interface still demands the type
    public SSLConfig getSSLConfig() {
        return null;
    }
}
