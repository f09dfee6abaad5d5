package io.github.dockermaven.mojo;

import io.github.dockermaven.credentials.RegistryName;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.images.LoginCheck;
import io.github.dockermaven.images.RegistryLogin;
import io.github.dockermaven.project.CredentialRegistries;
import io.github.dockermaven.project.ImageNames;
import io.github.dockermaven.project.SessionCredentials;
import java.util.List;
import java.util.Objects;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Tells which credential a registry would be given and where it is from, without showing it, and has the engine ask the
 * registry whether it accepts it. One that is refused is a failure. Nothing is stored: that is what
 * <code>docker login</code> does. Needs no project:
 * <pre>mvn docker:login -Ddocker.registry=registry.example.com</pre>
 *
 * @since 1.0.0
 */
@Mojo(name = "login", requiresProject = false, threadSafe = true)
public class LoginMojo extends AbstractImageMojo {
    private final SessionCredentials credentials;
    private final LoginCheck loginCheck;

    /**
     * The registry's host and port, on the command line. The default is that of <code>docker.image</code>, then that of
     * the project, then Docker Hub.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.registry")
    private String givenRegistry;

    /**
     * How the answer is given: <code>table</code>, lines in Maven's log for a person, or <code>json</code>, one JSON
     * document on standard output for a program.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.format", defaultValue = "table")
    private String format;

    /**
     * Whether the registry is asked. Without that no engine is needed.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.login.check", defaultValue = "true")
    private boolean check;

    @Inject
    LoginMojo(SessionCredentials credentials, LoginCheck loginCheck) {
        this.credentials = credentials;
        this.loginCheck = loginCheck;
    }

    @Override
    void run() {
        RegistryName wanted = wanted();
        CredentialRegistries given = credentialRegistries();
        List<RegistryLogin> found = RegistryLogin.find(wanted, use -> credentials(credentials, use, given));
        List<RegistryLogin> logins = check ? loginCheck.check(found, engineSettings()) : found;
        AnswerFormat.parse(format)
                .answer(
                        logins.stream().flatMap(login -> login.lines().stream()).toList(),
                        logins.stream().map(RegistryLogin::document).toList(),
                        getLog());
        logins.stream()
                .map(RegistryLogin::check)
                .filter(Objects::nonNull)
                .filter(answer -> !answer.accepted())
                .findFirst()
                .ifPresent(refused -> {
                    throw new DockerFailureException(refused.refusal());
                });
    }

    private RegistryName wanted() {
        String name = placeholders().fill(givenImage());
        if (name != null) {
            ImageReference parsed = ImageReference.parse(name);
            return RegistryName.of(
                    givenRegistry == null ? pushedName(parsed, null) : ImageNames.pushed(parsed, givenRegistry));
        }
        if (givenRegistry != null) {
            return RegistryName.of(givenRegistry);
        }
        return hasImageOfPom()
                ? RegistryName.of(pushedNameOfPom())
                : credentialRegistries().ofCommandLine();
    }
}
