package io.github.dockermaven.credentials;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** An entry of {@code auths} in Docker's configuration file, as {@code docker login} writes it without a helper. */
final class DockerAuthEntry {
    private DockerAuthEntry() {}

    /**
     * Returns the entry's credential, empty if it has none because a helper stores it. A registry token takes
     * precedence over an identity token, that over {@code auth}, and {@code auth} over {@code username} and
     * {@code password}.
     */
    static Optional<Credential> read(JsonNode entry) throws MalformedException {
        if (entry.isNull()) {
            return Optional.empty();
        }
        if (!entry.isObject()) {
            throw new MalformedException("it is not a JSON object");
        }
        String registryToken = text(entry, "registrytoken");
        String identityToken = text(entry, "identitytoken");
        String auth = text(entry, "auth");
        String username = text(entry, "username");
        String password = text(entry, "password");
        if (!registryToken.isEmpty()) {
            return Optional.of(Credential.ofRegistryToken(registryToken));
        }
        if (!identityToken.isEmpty()) {
            return Optional.of(Credential.ofIdentityToken(identityToken));
        }
        if (!auth.isEmpty()) {
            return Optional.of(decode(auth));
        }
        if (username.isEmpty() && password.isEmpty()) {
            return Optional.empty();
        }
        if (username.isEmpty() || password.isEmpty()) {
            throw new MalformedException("it has no " + (username.isEmpty() ? "username" : "password"));
        }
        return Optional.of(Credential.ofPassword(username, password));
    }

    private static String text(JsonNode entry, String field) throws MalformedException {
        JsonNode value = entry.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isTextual()) {
            throw new MalformedException(field + " is not a text");
        }
        return value.textValue();
    }

    private static Credential decode(String auth) throws MalformedException {
        String decoded;
        try {
            byte[] bytes = Base64.getDecoder().decode(auth.replaceAll("[\r\n]", ""));
            decoded = new String(bytes, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new MalformedException("auth is not Base64");
        }
        int colon = decoded.indexOf(':');
        String password = decoded.substring(colon + 1).replaceAll("^\0+|\0+$", "");
        if (colon <= 0 || password.isEmpty()) {
            throw new MalformedException("auth is not the Base64 of user:password");
        }
        return Credential.ofPassword(decoded.substring(0, colon), password);
    }

    /** The fault of an entry, which is not quoted because it contains secrets. */
    static final class MalformedException extends Exception {
        MalformedException(String message) {
            super(message);
        }
    }
}
