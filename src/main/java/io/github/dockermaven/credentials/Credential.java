package io.github.dockermaven.credentials;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;

/**
 * The proof to a registry of who asks: a user's name with a password or access token; an identity token (an OAuth2
 * refresh token, see the distribution specification's token authentication) that stands for both; or a registry token, which
 * the registry itself takes as it is.
 *
 * @param username the user's name; empty with a token
 * @param password the password or access token; empty with a token
 * @param identityToken the identity token, or empty
 * @param registryToken the registry token, or empty
 */
public record Credential(String username, String password, String identityToken, String registryToken) {
    public Credential {
        Objects.requireNonNull(username, "username");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(identityToken, "identityToken");
        Objects.requireNonNull(registryToken, "registryToken");
    }

    public static Credential ofPassword(String username, String password) {
        return new Credential(username, password, "", "");
    }

    public static Credential ofIdentityToken(String identityToken) {
        return new Credential("", "", identityToken, "");
    }

    public static Credential ofRegistryToken(String registryToken) {
        return new Credential("", "", "", registryToken);
    }

    /** Whether it is a user's name and password, and no token. */
    public boolean isPassword() {
        return identityToken.isEmpty() && registryToken.isEmpty();
    }

    /** User and password as HTTP has them in {@code Authorization} and {@code Proxy-Authorization} (RFC 7617). */
    public String basic() {
        String pair = username + ":" + password;
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** The user's name only: a credential ends up in messages and logs, its secrets never do. */
    @Override
    public String toString() {
        if (isPassword()) {
            return "user " + username;
        }
        return registryToken.isEmpty() ? "an identity token" : "a registry token";
    }
}
