package io.github.dockermaven.credentials;

/**
 * A credential and where it came from, so that a refused login can be traced to what has to be repaired.
 *
 * @param credential what the registry is given
 * @param source where it was found, as a person would name it: {@code ~/.docker/config.json}
 */
public record FoundCredential(Credential credential, String source) {
    /** For messages, without secrets: {@code user ada from ~/.docker/config.json}. */
    @Override
    public String toString() {
        return credential + " from " + source;
    }
}
