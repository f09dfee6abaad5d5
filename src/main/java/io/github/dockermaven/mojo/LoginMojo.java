package io.github.dockermaven.mojo;

import io.github.dockermaven.credentials.RegistryName;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.images.CredentialReport;
import io.github.dockermaven.images.LoginCheck;
import io.github.dockermaven.project.CredentialRegistries;
import io.github.dockermaven.project.DefaultRegistry;
import io.github.dockermaven.project.SessionCredentials;
import io.github.dockermaven.project.SettingsProxies;
import io.github.dockermaven.registry.RegistrySettings;
import java.io.File;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Reports which credential a registry would be given and where it is from, without showing it, and asks the registry whether
 * it accepts it: through the engine, as <code>docker login</code> does, or where none answers by this plugin itself. One that is
 * refused is a failure. Nothing is stored: that is what <code>docker login</code> does. Needs no project:
 * <pre>mvn docker:login -Ddocker.registry=registry.example.com</pre>
 *
 * @since 1.0.0
 */
@Mojo(name = "login", configurator = GoalConfigurator.HINT, requiresProject = false, threadSafe = true)
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
     * Whether the registry is asked. A registry token, and any credential where no engine answers, is checked by this plugin
     * itself.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.login.check", defaultValue = "true")
    private boolean check;

    /**
     * Registries, each <code>host</code> or <code>host:port</code>, that this plugin itself may speak with by
     * <code>http</code>, and by <code>https</code> whatever certificate they have. Those of this machine need not be named.
     * <pre>-Ddocker.insecureRegistries=registry.local:5000</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.insecureRegistries")
    private List<String> insecureRegistries;

    /**
     * A file of certificates (PEM) of authorities that this plugin itself trusts in registries, beside those of Java.
     * <pre>-Ddocker.registryCertificates=company-ca.pem</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.registryCertificates")
    private File registryCertificates;

    @Inject
    LoginMojo(SessionCredentials credentials, LoginCheck loginCheck) {
        this.credentials = credentials;
        this.loginCheck = loginCheck;
    }

    @Override
    void executeGoal() {
        RegistryName wanted = wanted();
        CredentialRegistries given = images().credentialRegistries();
        List<CredentialReport> found = CredentialReport.find(wanted, use -> credentials(credentials, use, given));
        List<CredentialReport> logins =
                configuration().flag("check") ? loginCheck.check(found, engine(), registrySettings()) : found;
        AnswerFormat.of(configuration())
                .answer(
                        logins.stream().flatMap(login -> login.lines().stream()).toList(),
                        logins.stream().map(CredentialReport::document).toList(),
                        getLog());
        logins.stream()
                .map(CredentialReport::check)
                .filter(Objects::nonNull)
                .filter(answer -> !answer.refusal().isEmpty())
                .findFirst()
                .ifPresent(refused -> {
                    throw new DockerFailureException(refused.refusal());
                });
    }

    private RegistrySettings registrySettings() {
        return RegistrySettings.of(
                configuration().list("insecureRegistries"),
                configuration().path("registryCertificates"),
                List.of(),
                timeout(),
                SettingsProxies.of(session()));
    }

    /** Returns the registry that the login is for. */
    private RegistryName wanted() {
        Optional<DefaultRegistry> given = configuration().text("givenRegistry").map(DefaultRegistry::parse);
        Optional<ImageReference> image =
                images().givenName().map(images().naming().placeholders()::fill).map(ImageReference::parse);
        if (image.isPresent()) {
            return RegistryName.of(
                    given.orElseGet(images().naming()::defaultPushRegistry).qualify(image.get()));
        }
        if (given.isPresent()) {
            return RegistryName.of(given.get().address());
        }
        return images().isNamedByPom()
                ? RegistryName.of(images().pushedNameOfPom())
                : images().credentialRegistries().ofCommandLine();
    }
}
