package io.github.dockermaven.container;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.error.DidYouMean;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.io.FileFailure;
import io.github.dockermaven.json.JsonReader;
import io.github.dockermaven.json.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** An option in the form of {@code docker run --security-opt}. */
public final class SecurityOption {
    private static final List<String> OPTIONS =
            List.of("apparmor", "credentialspec", "label", "no-new-privileges", "seccomp", "systempaths");
    private static final String SECCOMP = "seccomp=";
    /** What is no file's name after {@code seccomp=}. */
    private static final Set<String> PROFILES = Set.of("unconfined", "builtin");

    private SecurityOption() {}

    /**
     * Parses an option. A profile is sent itself, in the place of its file's name, as the docker command does.
     *
     * @param subject the text's owner, for errors
     * @param files returns the file of a path
     * @throws DockerFailureException if it is not known, or its profile cannot be read
     */
    public static String parse(String subject, String text, Function<String, Path> files) {
        String option = text.replaceFirst("^([a-z-]+):", "$1=");
        String name = option.replaceFirst("=.*", "");
        if (!OPTIONS.contains(name)) {
            throw new DockerFailureException(subject + ": '" + PrintableText.quote(text) + "' is not known. "
                    + DidYouMean.to(name, OPTIONS)
                            .map(nearest -> "Did you mean " + nearest + "?")
                            .orElse("There are " + String.join(", ", OPTIONS) + "."));
        }
        String profile = option.startsWith(SECCOMP) ? option.substring(SECCOMP.length()) : "";
        return profile.isEmpty() || PROFILES.contains(profile) || profile.startsWith("{")
                ? option
                : SECCOMP + JsonWriter.write(profile(subject, files.apply(profile)));
    }

    private static JsonNode profile(String subject, Path file) {
        try {
            JsonNode profile = JsonReader.read(Files.newInputStream(file));
            if (profile.isObject()) {
                return profile;
            }
        } catch (IOException e) {
            throw new DockerFailureException(
                    subject + ": the profile " + file + " cannot be read: " + FileFailure.cause(e)
                            + ". Correct its path or its JSON, or write seccomp=unconfined for none.",
                    e);
        }
        throw new DockerFailureException(subject + ": the profile " + file
                + " is no JSON object. Correct it, or write seccomp=unconfined for none.");
    }
}
