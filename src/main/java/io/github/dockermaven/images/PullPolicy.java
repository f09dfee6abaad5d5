package io.github.dockermaven.images;

import io.github.dockermaven.error.DockerFailureException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The condition under which base images are pulled; the names are those of the io.fabric8 plugin and of Kubernetes. */
public enum PullPolicy {
    /** Images that the engine does not have. */
    IF_NOT_PRESENT("IfNotPresent"),
    /** All images, each time: a tag may have moved. */
    ALWAYS("Always"),
    /** No image; one that the engine does not have is an error. */
    NEVER("Never");

    private final String text;

    PullPolicy(String text) {
        this.text = text;
    }

    /**
     * Parses a policy, ignoring case.
     *
     * @throws DockerFailureException for an unknown policy, with the known ones
     */
    public static PullPolicy parse(String text) {
        return Arrays.stream(values())
                .filter(policy -> policy.text.equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new DockerFailureException("imagePullPolicy '" + text
                        + "' is not known. Write one of "
                        + Arrays.stream(values()).map(PullPolicy::toString).collect(Collectors.joining(", ")) + "."));
    }

    @Override
    public String toString() {
        return text;
    }
}
