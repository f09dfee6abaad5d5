package io.github.dockermaven.network;

import io.github.dockermaven.error.DockerFailureException;
import java.util.List;

/**
 * Another container, and what a container calls it in one network. Engines note any text, and find nobody by it if there is
 * no such container in that network.
 *
 * @param container the other one
 * @param alias a host's name
 */
record ContainerLink(NameOrId container, String alias) {
    /**
     * Reads {@code name[:alias]}.
     *
     * @param owner whose link it is, as the subject of errors
     * @throws DockerFailureException if it has another form
     */
    static ContainerLink parse(String owner, String text) {
        String[] parts = text.strip().split(":", -1);
        String name = parts[0];
        String alias = parts[parts.length - 1];
        if (parts.length > 2 || name.isBlank() || alias.isBlank() || alias.matches("(?s).*\\s.*")) {
            throw new DockerFailureException(
                    owner + ": link '" + text + "' is not valid: write the other container's name,"
                            + " a colon and what it is called. For example 'database:db'.");
        }
        EngineName.ofContainer(name);
        return new ContainerLink(NameOrId.nameOrId(name), alias);
    }

    /**
     * As engines have it.
     *
     * @param name the container's own name: by an id it would not be found
     */
    String inEngine(String name) {
        return name + ":" + alias;
    }

    /** Whether what is noted of a container has a link of the form that engines have. */
    static boolean isNoted(List<String> noted, String link) {
        String name = link.substring(0, link.indexOf(':'));
        return noted.contains(link) || link.equals(name + ":" + name) && noted.contains(name);
    }
}
