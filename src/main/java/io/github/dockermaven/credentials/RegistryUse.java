package io.github.dockermaven.credentials;

import java.util.Locale;

/** The use of a registry. There may be a different user for each. */
public enum RegistryUse {
    /** Images are sent to it. */
    PUSH,
    /** Images are received from it. */
    PULL;

    /** Returns the word in properties and in the POM: {@code push}, {@code pull}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
