package io.github.dockermaven.credentials;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;

/**
 * The authentication of a user with a registry: a user name with a password or access token; an identity token (an
 * OAuth2 refresh token, see the distribution specification's token authentication) that replaces both; or a registry
 * token, which the registry itself accepts.
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

    /** Returns whether it is a user name and password, and no token. */
    public boolean isPassword() {
        return identityToken.isEmpty() && registryToken.isEmpty();
    }

    /** Returns user and password as the value of {@code Authorization} or {@code Proxy-Authorization} (RFC 7617). */
    public String basic() {
        String pair = username + ":" + password;
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns only the user's name, because credentials appear in messages and logs, and secrets must not. */
    @Override
    public String toString() {
        if (isPassword()) {
            return "user " + username;
        }
        return registryToken.isEmpty() ? "an identity token" : "a registry token";
    }
}
