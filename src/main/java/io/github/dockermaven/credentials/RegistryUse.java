package io.github.dockermaven.credentials;

import java.util.Locale;

/** What a registry is asked for. A user may be another for each. */
public enum RegistryUse {
    /** Images are sent to it. */
    PUSH,
    /** Images are taken from it. */
    PULL;

    /** As it is written in properties and in the POM: {@code push}, {@code pull}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
