package io.github.dockermaven.config;

import io.github.dockermaven.engine.HostConfig.RestartPolicy;
import io.github.dockermaven.error.DidYouMean;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.util.List;
import java.util.Optional;

/** A {@code <restartPolicy>}: {@code <name>} and {@code <retry>}, or a text as {@code docker run --restart} has it. */
final class RestartPolicyElement {
    private static final String ON_FAILURE = "on-failure";
    private static final List<String> NAMES = List.of("no", "always", "unless-stopped", ON_FAILURE);

    private RestartPolicyElement() {}

    static RestartPolicy read(XmlElement policy) {
        String text = policy.text();
        Optional<String> name = policy.text("name");
        Optional<String> retry = policy.text("retry");
        policy.rejectOthers();
        if (!text.isEmpty() && (name.isPresent() || retry.isPresent())) {
            throw new DockerFailureException(policy.path() + " has both a text and elements. Remove one of the two.");
        }
        if (text.isEmpty()) {
            return of(policy, name.orElse("no"), retry);
        }
        int colon = text.indexOf(':');
        return colon < 0
                ? of(policy, text, Optional.empty())
                : of(policy, text.substring(0, colon), Optional.of(text.substring(colon + 1)));
    }

    private static RestartPolicy of(XmlElement policy, String name, Optional<String> retry) {
        if (!NAMES.contains(name)) {
            throw new DockerFailureException(policy.path() + ": '" + PrintableText.quote(name) + "' is not known. "
                    + DidYouMean.to(name, NAMES)
                            .map(nearest -> "Did you mean " + nearest + "?")
                            .orElse("Write one of " + String.join(", ", NAMES) + "."));
        }
        String times = retry.orElse("0");
        if (!times.matches("[0-9]{1,9}")) {
            throw new DockerFailureException(policy.path() + ": '" + PrintableText.quote(times)
                    + "' is no number of retries. Write a whole number, such as 3.");
        }
        if (retry.isPresent() && !name.equals(ON_FAILURE)) {
            throw new DockerFailureException(
                    policy.path() + " has a number of retries, which only on-failure has, and not '" + name
                            + "'. Remove it, or write on-failure.");
        }
        return new RestartPolicy(name, Integer.parseInt(times));
    }
}
