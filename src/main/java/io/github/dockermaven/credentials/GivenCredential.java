package io.github.dockermaven.credentials;

import io.github.dockermaven.image.Credential;
import io.github.dockermaven.image.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import java.util.Optional;

/** A user's name and password given as properties or in the POM. They go to one registry and to no other. */
public final class GivenCredential implements CredentialSource {
    private final RegistryName registry;
    private final FoundCredential given;

    private GivenCredential(RegistryName registry, FoundCredential given) {
        this.registry = registry;
        this.given = given;
    }

    /**
     * What a user calls the two, for messages.
     *
     * @param username for example {@code docker.username}
     * @param password for example {@code docker.password}
     */
    public record Names(String username, String password) {}

    /**
     * A source for one registry; one that finds nothing if neither name nor password is given.
     *
     * @param registry host and port, and a folder in it if need be
     * @param username the name, {@code null} or blank if it is not set
     * @param password the password, {@code null} or empty if it is not set
     * @throws DockerFailureException if one of the two is missing; the message names it
     */
    public static CredentialSource of(Names names, String registry, String username, String password) {
        boolean hasName = username != null && !username.isBlank();
        boolean hasPassword = password != null && !password.isEmpty();
        if (!hasName && !hasPassword) {
            return Credentials.NONE;
        }
        if (!hasPassword) {
            throw missing(names.password, "there is a user name in " + names.username);
        }
        if (!hasName) {
            throw missing(names.username, "there is a password in " + names.password);
        }
        FoundCredential given = new FoundCredential(Credential.ofPassword(username, password), names.username);
        return new GivenCredential(RegistryName.of(registry), given);
    }

    @Override
    public Optional<FoundCredential> find(ImageReference image) {
        return registry.fits(image) ? Optional.of(given) : Optional.empty();
    }

    private static DockerFailureException missing(String name, String reason) {
        return new DockerFailureException(name + " is missing: " + reason + ". Set it too.");
    }
}
