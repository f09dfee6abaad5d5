package io.github.dockermaven.credentials;

import io.github.dockermaven.image.Credential;
import io.github.dockermaven.image.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import java.util.Optional;

/** A user's name and password given as properties. They go to one registry and to no other. */
public final class GivenCredential implements CredentialSource {
    private final RegistryName registry;
    private final FoundCredential given;

    private GivenCredential(RegistryName registry, FoundCredential given) {
        this.registry = registry;
        this.given = given;
    }

    /**
     * A source for one registry; one that finds nothing if neither name nor password is given.
     *
     * @param properties what the properties' names begin with, such as {@code docker.} for {@code docker.username},
     *     {@code docker.password} and {@code docker.registry}
     * @param registry host and port, and a folder in it if need be
     * @param username value of the property {@code username}, {@code null} or blank if it is not set
     * @param password value of the property {@code password}, {@code null} or empty if it is not set
     * @throws DockerFailureException if one of the three is missing; the message names its property
     */
    public static CredentialSource of(String properties, String registry, String username, String password) {
        boolean hasName = username != null && !username.isBlank();
        boolean hasPassword = password != null && !password.isEmpty();
        if (!hasName && !hasPassword) {
            return Credentials.NONE;
        }
        if (!hasPassword) {
            throw missing(properties + "password", "there is a user name in " + properties + "username");
        }
        if (!hasName) {
            throw missing(properties + "username", "there is a password in " + properties + "password");
        }
        if (registry == null || registry.isBlank()) {
            throw missing(properties + "registry", "it says which registry gets the password of user " + username);
        }
        FoundCredential given =
                new FoundCredential(Credential.ofPassword(username, password), "property " + properties + "username");
        return new GivenCredential(RegistryName.of(registry), given);
    }

    @Override
    public Optional<FoundCredential> find(ImageReference image) {
        return registry.fits(image) ? Optional.of(given) : Optional.empty();
    }

    private static DockerFailureException missing(String property, String reason) {
        return new DockerFailureException("Property " + property + " is missing: " + reason + ". Set it too.");
    }
}
