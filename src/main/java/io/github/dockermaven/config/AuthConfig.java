package io.github.dockermaven.config;

import io.github.dockermaven.credentials.ConfiguredCredential;
import io.github.dockermaven.credentials.CredentialSource;
import io.github.dockermaven.credentials.RegistryName;
import io.github.dockermaven.credentials.RegistryUse;
import io.github.dockermaven.project.InterpolatedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * An {@code <authConfig>}: a user and password in the POM, or {@code <push>} and {@code <pull>} with a user and password
 * each. They are for the registry of the project's own image only. A value may be <code>@{property}</code>: Maven
 * does not know that form, so it cannot print the property's value under {@code -X}.
 */
public final class AuthConfig {
    private static final Pattern LATE = Pattern.compile("\\s*@(\\{[^}]+})\\s*");

    private final XmlElement element;

    /** @param properties gives a text the values of its properties */
    AuthConfig(PlexusConfiguration xml, Function<String, InterpolatedText> properties) {
        this.element = XmlElement.of(
                xml,
                text -> properties.apply(
                        LATE.matcher(text).matches() ? "$" + text.strip().substring(1) : text));
    }

    /**
     * Returns the credentials of the goal's parameter for one use.
     *
     * @param registry the registry that they are for
     */
    public static List<CredentialSource> of(GoalConfiguration goal, RegistryUse use, RegistryName registry) {
        return goal.authConfig()
                .map(authConfig -> authConfig.forUse(use, registry))
                .orElse(List.of());
    }

    /**
     * Returns the credentials for one use, the first to be asked first.
     *
     * @param registry the registry that they are for
     * @throws io.github.dockermaven.error.DockerFailureException if there is an element that is not known
     */
    public List<CredentialSource> forUse(RegistryUse use, RegistryName registry) {
        List<CredentialSource> sources = new ArrayList<>();
        for (RegistryUse each : RegistryUse.values()) {
            Optional<CredentialSource> source = element.child(each.word()).map(own -> only(own, registry));
            if (each == use) {
                source.ifPresent(sources::add);
            }
        }
        sources.add(only(element, registry));
        return sources;
    }

    /** An e-mail address was once part of a login, and is of no use any more. */
    private static CredentialSource only(XmlElement element, RegistryName registry) {
        element.child("email");
        CredentialSource source = ConfiguredCredential.of(
                new ConfiguredCredential.Names(element.path() + "<username>", element.path() + "<password>"),
                registry,
                element.freeText("username").orElse(null),
                element.freeText("password").orElse(null));
        element.rejectOthers();
        return source;
    }
}
