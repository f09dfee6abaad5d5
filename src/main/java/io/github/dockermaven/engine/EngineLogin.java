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

/** The authentication of an engine with registries. */
public final class EngineLogin {
    private final EngineApi api;

    EngineLogin(EngineApi api) {
        this.api = api;
    }

    /**
     * Makes the engine ask a registry whether it accepts a credential, by {@code POST /auth} of the Engine API, as
     * {@code docker login} does. Neither of them stores it.
     *
     * @throws DockerFailureException with the engine's message if the registry refuses it, or cannot be asked
     */
    public void check(RegistryName registry, Credential credential) {
        try {
            api.post("/auth", authConfig(registry.server(), credential));
        } catch (ErrorResponseException e) {
            throw new DockerFailureException(e.getMessage(), e);
        }
    }

    /**
     * Returns a credential in the form of engines ({@code AuthConfig} of the Engine API).
     *
     * @param server the engine's address of the registry
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
     * Returns the value of {@code X-Registry-Auth}, the credential for an engine's pull or push. Without a credential
     * it is an empty object, because engines before 23 refuse a push without this header.
     */
    static String header(ImageReference image, Optional<Credential> credential) {
        ObjectNode auth = credential
                .map(given -> authConfig(RegistryName.of(image).server(), given))
                .orElseGet(JsonNodeFactory.instance::objectNode);
        return Base64.getUrlEncoder().encodeToString(JsonWriter.write(auth).getBytes(StandardCharsets.UTF_8));
    }
}
