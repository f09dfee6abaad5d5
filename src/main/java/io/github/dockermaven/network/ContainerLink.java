package io.github.dockermaven.network;

import io.github.dockermaven.error.DockerFailureException;
import java.util.List;

/**
 * A link: another container with its alias for one container in one network. Engines accept any text; the alias does not
 * resolve if there is no such container in that network.
 *
 * @param container the other container
 * @param alias a host name
 */
record ContainerLink(NameOrId container, String alias) {
    /**
     * Parses {@code name[:alias]}.
     *
     * @param owner the owner of the link, as the subject of errors
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
     * Returns the link in the engine's form.
     *
     * @param name the container's own name, because an id would not resolve
     */
    String inEngine(String name) {
        return name + ":" + alias;
    }

    /** Returns whether a container's links, in the engine's form, contain this one. */
    static boolean isNoted(List<String> noted, String link) {
        String name = link.substring(0, link.indexOf(':'));
        return noted.contains(link) || link.equals(name + ":" + name) && noted.contains(name);
    }
}
