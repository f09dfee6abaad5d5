package io.github.dockermaven.credentials;

/**
 * A credential and its source, so that a refused login can be traced to the setting to repair.
 *
 * @param credential the credential for the registry
 * @param source the place where it was found, as a person would name it: {@code ~/.docker/config.json}
 */
public record FoundCredential(Credential credential, String source) {
    /** Returns the form for messages, without secrets: {@code user ada from ~/.docker/config.json}. */
    @Override
    public String toString() {
        return credential + " from " + source;
    }
}
