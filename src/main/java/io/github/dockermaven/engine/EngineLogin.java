package io.github.dockermaven.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.transport.DockerHttpClient;
import io.github.dockermaven.credentials.RegistryName;
import io.github.dockermaven.image.Credential;
import io.github.dockermaven.image.DockerFailureException;

/** What an engine gives registries to know who asks. */
public final class EngineLogin {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Engine engine;

    public EngineLogin(Engine engine) {
        this.engine = engine;
    }

    /**
     * Has the engine ask a registry whether it accepts a credential, by {@code POST /auth} of the Engine API, as
     * {@code docker login} does. Neither of them keeps it.
     *
     * @throws DockerFailureException with the engine's words if the registry does not, or cannot be asked
     */
    public void check(RegistryName registry, Credential credential) {
        try {
            EngineQuestion.send(
                    engine,
                    DockerHttpClient.Request.Method.POST,
                    "/auth",
                    JSON.valueToTree(authConfig(registry.server(), credential)));
        } catch (DockerException e) {
            throw new DockerFailureException(EngineErrors.message(e), e);
        }
    }

    /** @param server the registry, by the address that the engine has for it */
    static AuthConfig authConfig(String server, Credential credential) {
        AuthConfig auth = new AuthConfig().withRegistryAddress(server);
        return credential.identityToken().isEmpty()
                ? auth.withUsername(credential.username()).withPassword(credential.password())
                : auth.withIdentityToken(credential.identityToken());
    }
}
