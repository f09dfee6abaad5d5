package io.github.dockermaven.mojo;

import io.github.dockermaven.build.LoginCheck;
import io.github.dockermaven.build.RegistryLogin;
import io.github.dockermaven.config.AuthConfig;
import io.github.dockermaven.credentials.CredentialSource;
import io.github.dockermaven.credentials.Credentials;
import io.github.dockermaven.credentials.RegistryName;
import io.github.dockermaven.credentials.RegistryUse;
import io.github.dockermaven.image.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.project.ImageNames;
import io.github.dockermaven.project.MavenProperties;
import io.github.dockermaven.project.NamePlaceholders;
import io.github.dockermaven.project.SessionCredentials;
import java.util.List;
import java.util.Objects;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * Tells which credential a registry would be given and where it is from, without showing it, and has the engine ask the
 * registry whether it accepts it. One that is refused is a failure. Nothing is stored: that is what
 * <code>docker login</code> does. Needs no project:
 * <pre>mvn docker:login -Ddocker.registry=registry.example.com</pre>
 *
 * @since 1.0.0
 */
@Mojo(name = "login", requiresProject = false, threadSafe = true)
public class LoginMojo extends AbstractQueryMojo {
    private final SessionCredentials credentials;
    private final LoginCheck loginCheck;

    /** The project, or Maven's own where there is none. */
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    /** How the goal came to run. */
    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution mojoExecution;

    /**
     * The registry's host and port, on the command line. The default is that of <code>docker.image</code>, then that of
     * the project, then Docker Hub.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.registry")
    private String givenRegistry;

    /**
     * The image to be pulled or pushed, on the command line. Credentials count too that are for a folder of its registry
     * only.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.image")
    private String givenImage;

    /**
     * The registry of the project, as for the goals that push and pull.
     *
     * @since 1.0.0
     */
    @Parameter
    private String registry;

    /**
     * The image of the project, as for the goals that push and pull.
     *
     * @since 1.0.0
     */
    @Parameter
    private String image;

    /**
     * The user and password of the POM, as for the goals that push and pull.
     *
     * @since 1.0.0
     */
    @Parameter
    private PlexusConfiguration authConfig;

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
        List<RegistryLogin> found = RegistryLogin.find(wanted, use -> credentials(use, wanted));
        List<RegistryLogin> logins = check ? loginCheck.check(found, engineSettings()) : found;
        answer(
                logins.stream().flatMap(login -> login.lines().stream()).toList(),
                logins.stream().map(RegistryLogin::document).toList());
        logins.stream()
                .map(RegistryLogin::check)
                .filter(Objects::nonNull)
                .filter(answer -> !answer.accepted())
                .findFirst()
                .ifPresent(refused -> {
                    throw new DockerFailureException(refused.refusal());
                });
    }

    private Credentials credentials(RegistryUse use, RegistryName wanted) {
        List<CredentialSource> ofPom = authConfig == null
                ? List.of()
                : new AuthConfig(authConfig, new MavenProperties(session(), project, mojoExecution)::fill)
                        .forUse(use, wanted);
        return credentials.of(session(), project, use, wanted, ofPom);
    }

    private RegistryName wanted() {
        String host = givenRegistry == null ? registry : givenRegistry;
        String name = givenImage == null && givenRegistry == null ? image : givenImage;
        if (name == null) {
            return RegistryName.of(host == null ? ImageReference.DOCKER_HUB : host);
        }
        ImageReference parsed = ImageReference.parse(
                new NamePlaceholders(project, session().getStartTime().toInstant()).fill(name));
        return RegistryName.of(ImageNames.pushed(parsed, host));
    }
}
