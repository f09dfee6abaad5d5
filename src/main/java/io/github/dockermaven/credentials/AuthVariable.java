package io.github.dockermaven.credentials;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.json.JsonReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The environment variable {@value #NAME}: {@code auths} in the form of {@code config.json}, which CI systems set. It
 * takes precedence over that file, as for the docker command since 28. Its other keys are ignored, as there.
 *
 * @param value its content, empty if it is not set
 */
record AuthVariable(String value) implements CredentialSource {
    static final String NAME = "DOCKER_AUTH_CONFIG";

    private static final String REMEDY =
            "Set it to {\"auths\":{\"registry.example.com\":{\"auth\":\"…\"}}} with the Base64 of user:password, or unset it";

    @Override
    public Optional<FoundCredential> find(RegistryName requested) {
        return value.isBlank() ? Optional.empty() : new DockerAuths(auths(), NAME, host -> REMEDY).find(requested);
    }

    private JsonNode auths() {
        JsonNode root;
        try {
            root = JsonReader.read(value);
        } catch (JsonProcessingException e) {
            // The message quotes the value, which contains secrets.
            throw malformed("it is not JSON at column " + e.getLocation().getColumnNr());
        } catch (IOException e) {
            throw malformed("it is not JSON");
        }
        if (!root.isObject()) {
            throw malformed("it is not a JSON object");
        }
        // Without auths it is for other programs: GitLab's runner reads credHelpers and credsStore from it.
        JsonNode auths = root.path("auths");
        if (!auths.isObject() && !auths.isMissingNode() && !auths.isNull()) {
            throw malformed("its auths is not a JSON object");
        }
        return auths;
    }

    private static DockerFailureException malformed(String cause) {
        return new DockerFailureException(
                "The environment variable " + NAME + " is malformed: " + cause + ". " + REMEDY + ".");
    }

    @Override
    public List<String> places() {
        return value.isBlank() ? List.of() : List.of(NAME);
    }

    /** Leaves out the value, which contains secrets. */
    @Override
    public String toString() {
        return NAME;
    }
}
