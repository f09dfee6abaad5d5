package io.github.dockermaven.credentials;

import io.github.dockermaven.error.DockerFailureException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A user name and password from properties or the POM, for one registry only. If only one of them is set, it is an
 * error only when that registry is used: other builds need no password.
 */
public final class ConfiguredCredential implements CredentialSource {
    /** A reference to a property without a value. */
    private static final Pattern PROPERTY = Pattern.compile("[$@]\\{([^}]*)}");

    private final Names names;
    private final RegistryName registry;
    private final String username;
    private final String password;

    private ConfiguredCredential(Names names, RegistryName registry, String username, String password) {
        this.names = names;
        this.registry = registry;
        this.username = username;
        this.password = password;
    }

    /**
     * The names of the two parameters, for messages.
     *
     * @param username for example {@code docker.username}
     * @param password for example {@code docker.password}
     */
    public record Names(String username, String password) {}

    /**
     * Returns a source for one registry; it is empty if neither name nor password is set.
     *
     * @param registry the credential's registry, whatever the folder
     * @param username the name, {@code null} or blank if it is not set; {@code ${…}} is an unset property
     * @param password the password, {@code null} or empty if it is not set; likewise
     */
    public static CredentialSource of(Names names, RegistryName registry, String username, String password) {
        return new ConfiguredCredential(
                names,
                registry.whole(),
                username == null || username.isBlank() ? null : username,
                password == null || password.isEmpty() ? null : password);
    }

    /** @throws DockerFailureException if one of the two is missing; the message names it */
    @Override
    public Optional<FoundCredential> find(RegistryName requested) {
        boolean hasName = isSet(username);
        boolean hasPassword = isSet(password);
        if (!registry.covers(requested) || !hasName && !hasPassword) {
            return Optional.empty();
        }
        if (!hasPassword) {
            throw missing(names.password, password, "there is a user name in " + names.username);
        }
        if (!hasName) {
            throw missing(names.username, username, "there is a password in " + names.password);
        }
        return Optional.of(new FoundCredential(Credential.ofPassword(username, password), names.username));
    }

    @Override
    public List<String> places() {
        return List.of(names.username);
    }

    private static boolean isSet(String value) {
        return value != null && !PROPERTY.matcher(value).matches();
    }

    private static DockerFailureException missing(String name, String value, String reason) {
        Matcher property = PROPERTY.matcher(value == null ? "" : value);
        return new DockerFailureException(
                property.matches()
                        ? name + " is missing: the property " + property.group(1) + " is not set, and " + reason
                                + ". Set it."
                        : name + " is missing: " + reason + ". Set it too.");
    }
}
