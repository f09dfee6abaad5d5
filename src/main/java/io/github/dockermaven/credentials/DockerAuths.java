package io.github.dockermaven.credentials;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.error.DockerFailureException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The {@code auths} of Docker's configuration. Entries for other registries may be malformed.
 *
 * @param auths the JSON object of that name
 * @param place its location, for messages
 * @param remedy the fix for a malformed entry, by the registry's host
 */
record DockerAuths(JsonNode auths, String place, UnaryOperator<String> remedy) {
    Optional<FoundCredential> find(RegistryName requested) {
        List<String> keys = new ArrayList<>();
        auths.fieldNames().forEachRemaining(keys::add);
        for (String key : RegistryName.fitting(keys, requested)) {
            try {
                Optional<Credential> stored = DockerAuthEntry.read(auths.get(key));
                if (stored.isPresent()) {
                    return stored.map(credential -> new FoundCredential(credential, place));
                }
            } catch (DockerAuthEntry.MalformedException e) {
                throw new DockerFailureException("auths[\"" + key + "\"] in " + place + " is malformed: "
                        + e.getMessage() + ". " + remedy.apply(requested.host()) + ".");
            }
        }
        return Optional.empty();
    }

    /** Leaves out the content, which contains secrets. */
    @Override
    public String toString() {
        return "auths in " + place;
    }
}
