package io.github.dockermaven.container;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** A file of a container's environment in Java's format of properties, as the io.fabric8 plugin reads it. */
public final class EnvFile {
    private static final long LARGEST = 1 << 20;

    private EnvFile() {}

    /**
     * Returns the variables by their names.
     *
     * @param subject the file's owner, for errors
     * @throws DockerFailureException if there is no such file, or it cannot be read
     */
    public static Map<String, String> read(String subject, Path file) {
        if (!Files.isRegularFile(file)) {
            throw new DockerFailureException(subject + ": there is no file " + file
                    + ". Correct its path, which is relative to the project's folder, or create it.");
        }
        Properties properties = new Properties();
        try {
            if (Files.size(file) > LARGEST) {
                throw new DockerFailureException(subject + ": " + file
                        + " has more than 1 MB, and is hardly a file of variables. Correct its path.");
            }
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new DockerFailureException(
                    subject + ": " + file + " is no file of properties in UTF-8: "
                            + PrintableText.of(e).replaceFirst("\\.$", "")
                            + ". Write a line NAME=value for each variable.",
                    e);
        }
        Map<String, String> variables = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> variables.put(name, properties.getProperty(name)));
        return variables;
    }
}
