package io.github.dockermaven.image;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;

/**
 * What proves to a registry who asks: a user's name with a password or access token, or an identity token (an OAuth2
 * refresh token, see the distribution specification's token authentication) that stands for both.
 *
 * @param username the user's name; empty with an identity token
 * @param password the password or access token; empty with an identity token
 * @param identityToken the identity token, or empty
 */
public record Credential(String username, String password, String identityToken) {
    public Credential {
        Objects.requireNonNull(username, "username");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(identityToken, "identityToken");
    }

    public static Credential ofPassword(String username, String password) {
        return new Credential(username, password, "");
    }

    public static Credential ofIdentityToken(String identityToken) {
        return new Credential("", "", identityToken);
    }

    /** User and password as HTTP has them in {@code Authorization} and {@code Proxy-Authorization} (RFC 7617). */
    public String basic() {
        String pair = username + ":" + password;
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** The user's name only: a credential ends up in messages and logs, its secrets never do. */
    @Override
    public String toString() {
        return identityToken.isEmpty() ? "user " + username : "an identity token";
    }
}
