package io.github.dockermaven.swarm;

import io.github.dockermaven.container.Owner;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The services of a project in a swarm, as {@code docker stack} knows them: by a label, and the beginning of their names.
 *
 * @param owner the project
 */
public record Stack(String name, Owner owner) {
    /** The label of all that is of a stack. */
    static final String NAMESPACE = "com.docker.stack.namespace";

    /** The label of the digest of all that makes a service. */
    static final String CONFIG = "io.github.dockermaven.config";

    private static final Pattern VALID = Pattern.compile("[a-z0-9](?:[a-z0-9_-]{0,38}[a-z0-9])?");

    /** @throws DockerFailureException if the name is not valid */
    public Stack {
        if (!VALID.matcher(name).matches()) {
            throw new DockerFailureException("Stack name '" + PrintableText.quote(name)
                    + "' is not valid: it has at most 40 lower case letters, digits, '-' and '_', and neither begins nor ends"
                    + " with one of these two. Give another with -Ddocker.stack=shop.");
        }
    }

    /** Returns a name that a project's artifact can be given. */
    public static String nameOf(String artifact) {
        String name = artifact.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]+", "-");
        String shortened = name.substring(0, Math.min(name.length(), 40));
        return shortened.replaceAll("^[_-]+|[_-]+$", "");
    }

    /** Returns the condition by which an engine lists what is of this stack. */
    String filter() {
        return NAMESPACE + "=" + name;
    }

    /** Returns the name of a service, secret or config. */
    String qualified(String part) {
        return name + "_" + part;
    }

    /** Returns the labels of all that is made for it. */
    Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>(owner.labels());
        labels.put(NAMESPACE, name);
        return labels;
    }
}
