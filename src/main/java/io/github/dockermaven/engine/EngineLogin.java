package io.github.dockermaven.engine;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dockermaven.credentials.Credential;
import io.github.dockermaven.credentials.RegistryName;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** What an engine gives registries to know who asks. */
public final class EngineLogin {
    private final EngineApi api;

    EngineLogin(EngineApi api) {
        this.api = api;
    }

    /**
     * Has the engine ask a registry whether it accepts a credential, by {@code POST /auth} of the Engine API, as
     * {@code docker login} does. Neither of them keeps it.
     *
     * @throws DockerFailureException with the engine's words if the registry does not, or cannot be asked
     */
    public void check(RegistryName registry, Credential credential) {
        try {
            api.post("/auth", authConfig(registry.server(), credential));
        } catch (ErrorResponseException e) {
            throw new DockerFailureException(e.getMessage(), e);
        }
    }

    /**
     * A credential in the form in which engines take it ({@code AuthConfig} of the Engine API).
     *
     * @param server the registry, by the address that the engine has for it
     */
    private static ObjectNode authConfig(String server, Credential credential) {
        ObjectNode auth = JsonNodeFactory.instance.objectNode().put("serveraddress", server);
        if (!credential.registryToken().isEmpty()) {
            return auth.put("registrytoken", credential.registryToken());
        }
        return credential.isPassword()
                ? auth.put("username", credential.username()).put("password", credential.password())
                : auth.put("identitytoken", credential.identityToken());
    }

    /**
     * The value of {@code X-Registry-Auth}, by which an engine gets the credential for a pull or a push. Without one it is
     * an empty object, because engines before 23 refuse a push that has no such header.
     */
    static String header(ImageReference image, Optional<Credential> credential) {
        ObjectNode auth = credential
                .map(given -> authConfig(RegistryName.of(image).server(), given))
                .orElseGet(JsonNodeFactory.instance::objectNode);
        return Base64.getUrlEncoder().encodeToString(JsonWriter.write(auth).getBytes(StandardCharsets.UTF_8));
    }
}
