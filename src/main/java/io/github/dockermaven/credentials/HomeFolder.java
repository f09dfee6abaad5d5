package io.github.dockermaven.credentials;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/**
 * The user's home folder, as the docker command finds it: by the environment first, which containers and CI jobs set.
 */
public final class HomeFolder {
    private static final String VARIABLE = File.separatorChar == '\\' ? "USERPROFILE" : "HOME";

    private HomeFolder() {}

    /** @param environment the variables; without the one for the home folder, Java's is used */
    public static Path of(Map<String, String> environment) {
        String given = environment.getOrDefault(VARIABLE, "");
        return (given.isBlank() ? Path.of(System.getProperty("user.home")) : path(VARIABLE, given))
                .toAbsolutePath()
                .normalize();
    }

    /**
     * Returns the path in a variable of the environment.
     *
     * @throws DockerFailureException if it is not a valid path on this system
     */
    static Path path(String variable, String value) {
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw new DockerFailureException(
                    "The environment variable " + variable + " is '" + PrintableText.quote(value)
                            + "', which cannot be a path here: " + e.getReason()
                            + ". Correct it, without quotes around it.",
                    e);
        }
    }
}
