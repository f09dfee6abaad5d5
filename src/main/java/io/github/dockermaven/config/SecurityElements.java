package io.github.dockermaven.config;

import io.github.dockermaven.container.SecurityOption;
import io.github.dockermaven.engine.HostConfig.Security;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The elements of a {@code <run>} about what the container may do. */
final class SecurityElements {
    private static final List<String> ISOLATIONS = List.of("default", "process", "hyperv");

    private SecurityElements() {}

    static Security read(XmlElement run, GoalConfiguration goal) {
        return new Security(
                capabilities(run, "capAdd"),
                capabilities(run, "capDrop"),
                run.isTrue("privileged"),
                run.isTrue("readOnly"),
                run.list("securityOpts").orElse(List.of()).stream()
                        .map(text -> SecurityOption.parse(run.path("securityOpts"), text, goal::resolve))
                        .toList(),
                run.text("userns"),
                run.text("isolation").map(text -> isolation(run.path("isolation"), text)),
                List.of(),
                Optional.empty(),
                Optional.empty());
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

    private static String isolation(String subject, String text) {
        String isolation = text.toLowerCase(Locale.ROOT);
        if (!ISOLATIONS.contains(isolation)) {
            throw new DockerFailureException(subject + ": '" + PrintableText.quote(text)
                    + "' is not known. Write one of " + String.join(", ", ISOLATIONS) + ".");
        }
        return isolation;
    }
}
