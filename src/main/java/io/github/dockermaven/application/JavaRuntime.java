package io.github.dockermaven.application;

import io.github.dockermaven.error.DockerFailureException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the Java comes from that starts an application.
 *
 * @param linked whether {@code jlink} makes it, and the image has no base image; else it is the base image's
 * @param modules what it is linked of, as the user gave it; empty for what the application is found to need
 */
public record JavaRuntime(boolean linked, List<String> modules) {
    /** The value of {@code docker.runtime} for Java of the base image. */
    public static final String IMAGE = "image";

    /** The value of {@code docker.runtime} for Java that is linked. */
    public static final String JLINK = "jlink";

    public JavaRuntime {
        modules = List.copyOf(modules);
    }

    /**
     * Reads what the user wrote.
     *
     * @param runtime empty for the base image's
     * @return empty if nothing was given
     * @throws DockerFailureException if there is no such run-time, or there are modules and nothing to link of them
     */
    public static Optional<JavaRuntime> parse(Optional<String> runtime, List<String> modules) {
        List<String> given = modules.stream().map(String::strip).toList();
        runtime.filter(text -> !text.equalsIgnoreCase(IMAGE) && !text.equalsIgnoreCase(JLINK))
                .ifPresent(text -> {
                    throw new DockerFailureException(
                            "runtime '" + text + "' is not known. Write one of " + IMAGE + ", " + JLINK + ".");
                });
        boolean linked = runtime.filter(JLINK::equalsIgnoreCase).isPresent();
        if (!given.isEmpty() && !linked) {
            throw new DockerFailureException("modules " + String.join(", ", given)
                    + " have no effect on the Java of a base image. Remove docker.modules, or set docker.runtime to "
                    + JLINK + ".");
        }
        return runtime.map(text -> new JavaRuntime(linked, given));
    }

    /** Returns the parameters that were given. */
    public List<String> given() {
        List<String> names = new ArrayList<>(List.of("runtime"));
        if (!modules.isEmpty()) {
            names.add("modules");
        }
        return names;
    }
}
