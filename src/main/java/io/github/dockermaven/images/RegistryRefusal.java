package io.github.dockermaven.images;

import io.github.dockermaven.credentials.AccessRemedy;
import io.github.dockermaven.credentials.FoundCredential;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import java.util.Optional;
import java.util.regex.Pattern;

/** The cause and the fix of an engine's failed pull or push: log in, or check the name or the registry. */
final class RegistryRefusal {
    /** The words of registries and engines for a failed authentication. */
    private static final Pattern ACCESS = Pattern.compile(
            "(?i)unauthorized|denied|forbidden|no basic auth|authentication required|incorrect username");

    private static final Pattern PLATFORM = Pattern.compile("(?i)no matching manifest|no match for platform");

    private static final Pattern UNKNOWN = Pattern.compile("(?i)not found|manifest unknown|does not exist");

    private RegistryRefusal() {}

    /** Returns whether a message of an engine or registry is about authentication, and not about the image. */
    static boolean isUnauthorized(String response) {
        return ACCESS.matcher(response).find();
    }

    /**
     * Returns the error for a refusal.
     *
     * @param subject the failed action, without a full stop
     * @param used the credential that was sent to the registry
     * @param refusal the engine's or registry's message
     */
    static DockerFailureException describe(
            String subject, ImageReference image, Optional<FoundCredential> used, DockerFailureException refusal) {
        String response = refusal.getMessage();
        if (!isUnauthorized(response)) {
            return new DockerFailureException(
                    subject + ": " + response + ". " + remedy(response, image) + ".", refusal);
        }
        String how = AccessRemedy.asked(used);
        String remedy = AccessRemedy.of(image, used);
        return new DockerFailureException(subject + how + ": " + response + ". " + remedy + ".", refusal);
    }

    private static String remedy(String response, ImageReference image) {
        if (PLATFORM.matcher(response).find()) {
            return "Its registry has it for other platforms only: name one of those, or another image";
        }
        return UNKNOWN.matcher(response).find()
                ? "Check its name and tag"
                : "Check its name, and that the registry " + image.registry() + " can be reached from the engine";
    }
}
