package io.github.dockermaven.network;

import io.github.dockermaven.engine.NetworkSpec;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/**
 * The name of the interface that an engine creates for a bridge network, given as an option. The kernel decides which
 * names are valid, and reports it in words of its own, or not at all.
 */
final class BridgeName {
    static final String OPTION = "com.docker.network.bridge.name";
    /** The limit of Linux: IFNAMSIZ, without the zero at the end. */
    private static final int LONGEST = 15;
    /**
     * Interfaces of the machine and of the engine's default networks, which another network would delete with itself.
     */
    private static final Set<String> TAKEN = Set.of("docker0", "docker_gwbridge", "lo");

    private BridgeName() {}

    /**
     * Checks the option, if it is given.
     *
     * @param owner the option's owner, as the subject of errors
     * @throws DockerFailureException if it is not a valid name of an interface, or belongs to another network
     */
    static void check(String owner, Map<String, String> options) {
        String name = options.get(OPTION);
        if (name == null) {
            return;
        }
        String given = owner + ": option " + OPTION + "=" + name;
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw new DockerFailureException(given + " is too long: the name of an interface has at most " + LONGEST
                    + " characters (of ASCII). Choose a shorter one, or leave it to the engine.");
        }
        if (name.isEmpty() || name.matches("\\.\\.?|(?s).*[/:%\\s\\p{Cntrl}].*")) {
            throw new DockerFailureException(
                    given + " is not the name of an interface: it is not empty, '.' or '..', and has"
                            + " no white space and none of '/', ':' and '%'. For example 'br-shop'.");
        }
        if (TAKEN.contains(name)) {
            throw new DockerFailureException(given + " is the interface of another network, which would be destroyed."
                    + " Choose another name, for example 'br-shop'.");
        }
    }

    /**
     * Checks that another network does not have the interface.
     *
     * @param other one that exists, or is to be created as well
     * @throws DockerFailureException if it has
     */
    static void checkFree(String owner, Map<String, String> options, NetworkSpec other) {
        String name = options.get(OPTION);
        if (name != null && name.equals(other.options().get(OPTION))) {
            throw new DockerFailureException(
                    owner + ": option " + OPTION + "=" + name + " is the interface of network '"
                            + PrintableText.quote(other.name()) + "'. Choose another name, or leave it to the engine.");
        }
    }
}
