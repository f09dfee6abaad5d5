package io.github.dockermaven.network;

import io.github.dockermaven.error.DockerFailureException;
import java.util.regex.Pattern;

/** The names of networks and containers, checked by the engine's own rule, which it states when it refuses one. */
final class EngineName {
    private static final Pattern VALID = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]*");

    private EngineName() {}

    /**
     * Checks the name of a network.
     *
     * @throws DockerFailureException if it is missing or not valid
     */
    static String ofNetwork(String name) {
        return valid("Network", name, "ecommerce-network");
    }

    /** Checks the name of a container, likewise. */
    static String ofContainer(String name) {
        return valid("Container", name, "user-service");
    }

    private static String valid(String kind, String name, String example) {
        if (name == null || !VALID.matcher(name).matches()) {
            throw new DockerFailureException(kind + " name '" + (name == null ? "" : name)
                    + "' is not valid: it begins with a letter or digit, followed by letters, digits, '_', '.' or '-'."
                    + " For example '" + example + "'.");
        }
        return name;
    }
}
