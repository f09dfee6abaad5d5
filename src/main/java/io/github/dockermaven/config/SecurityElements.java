package io.github.dockermaven.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.engine.HostConfig.Security;
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
import java.util.Locale;
import java.util.Set;

/** The elements of a {@code <run>} about what the container may do. */
final class SecurityElements {
    private static final List<String> ISOLATIONS = List.of("default", "process", "hyperv");
    private static final List<String> OPTIONS =
            List.of("apparmor", "credentialspec", "label", "no-new-privileges", "seccomp");
    private static final String SECCOMP = "seccomp=";
    /** What is no file's name after {@code seccomp=}. */
    private static final Set<String> PROFILES = Set.of("unconfined", "builtin");

    private SecurityElements() {}

    static Security read(XmlElement run, GoalConfiguration goal) {
        return new Security(
                capabilities(run, "capAdd"),
                capabilities(run, "capDrop"),
                run.isTrue("privileged"),
                run.isTrue("readOnly"),
                run.list("securityOpts").orElse(List.of()).stream()
                        .map(text -> option(run.path("securityOpts"), text, goal))
                        .toList(),
                run.text("userns"),
                run.text("isolation").map(text -> isolation(run.path("isolation"), text)));
    }

    private static List<String> capabilities(XmlElement run, String name) {
        List<String> capabilities = run.list(name).orElse(List.of());
        capabilities.stream()
                .filter(text -> !text.matches("[A-Za-z][A-Za-z_]*"))
                .findFirst()
                .ifPresent(text -> {
                    throw new DockerFailureException(run.path(name) + ": '" + PrintableText.quote(text)
                            + "' is no capability. Write one such as NET_ADMIN, or ALL.");
                });
        return capabilities;
    }

    /** The command line sends a profile itself, in the place of its file's name. */
    private static String option(String subject, String text, GoalConfiguration goal) {
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
                : SECCOMP + JsonWriter.write(profile(subject, goal.resolve(profile)));
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

    private static String isolation(String subject, String text) {
        String isolation = text.toLowerCase(Locale.ROOT);
        if (!ISOLATIONS.contains(isolation)) {
            throw new DockerFailureException(subject + ": '" + PrintableText.quote(text)
                    + "' is not known. Write one of " + String.join(", ", ISOLATIONS) + ".");
        }
        return isolation;
    }
}
