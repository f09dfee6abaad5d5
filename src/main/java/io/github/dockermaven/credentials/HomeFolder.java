package io.github.dockermaven.credentials;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;

/** The user's home folder, as the docker command knows it: by the environment first, which containers and CI jobs set. */
public final class HomeFolder {
    private static final String VARIABLE = File.separatorChar == '\\' ? "USERPROFILE" : "HOME";

    private HomeFolder() {}

    /** @param environment the variables; without the one for it the folder is the one that Java knows */
    public static Path of(Map<String, String> environment) {
        String given = environment.getOrDefault(VARIABLE, "");
        return Path.of(given.isBlank() ? System.getProperty("user.home") : given)
                .toAbsolutePath()
                .normalize();
    }
}
