package io.github.dockermaven.config;

import io.github.dockermaven.credentials.CredentialSource;
import io.github.dockermaven.credentials.GivenCredential;
import java.util.Optional;

/**
 * An {@code <authConfig>}: a user and password in the POM, or {@code <push>} and {@code <pull>} with a user and password
 * each. They are for the registry of the project's own image only.
 */
public final class AuthConfig {
    private final PomElement element;

    /** @param element the element */
    public AuthConfig(PomElement element) {
        this.element = element;
    }

    /**
     * The credential for one use.
     *
     * @param use {@code push} or {@code pull}
     * @param registry the registry that it is for
     * @throws io.github.dockermaven.image.DockerFailureException if it has a user without a password or the other way
     *     round, or an element that is not known
     */
    public CredentialSource forUse(String use, String registry) {
        Optional<PomElement> push = element.child("push");
        Optional<PomElement> pull = element.child("pull");
        CredentialSource general = credential(element, registry);
        element.rejectOthers();
        CredentialSource ofUse = (use.equals("push") ? push : pull)
                .map(each -> {
                    CredentialSource source = credential(each, registry);
                    each.rejectOthers();
                    return source;
                })
                .orElse(image -> Optional.empty());
        return image -> ofUse.find(image).or(() -> general.find(image));
    }

    /** An e-mail address was once part of a login, and is of no use any more. */
    private static CredentialSource credential(PomElement element, String registry) {
        element.child("email");
        return GivenCredential.of(
                new GivenCredential.Names(element.path() + "<username>", element.path() + "<password>"),
                registry,
                element.text("username"),
                element.text("password"));
    }
}
