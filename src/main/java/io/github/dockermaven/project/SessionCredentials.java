package io.github.dockermaven.project;

import io.github.dockermaven.credentials.CredentialSource;
import io.github.dockermaven.credentials.Credentials;
import io.github.dockermaven.credentials.DockerConfigFile;
import io.github.dockermaven.credentials.GivenCredential;
import io.github.dockermaven.image.ImageReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * The credentials of a Maven session, in the order in which they are asked: the properties {@code docker.username} and
 * {@code docker.password}, for the registry of the project's own image only; the POM, for the same; settings.xml; Docker's
 * config.json. The properties are read from the session because Maven prints the value of each goal parameter under {@code -X}.
 */
@Named
@Singleton
public class SessionCredentials {
    private final SettingsDecrypter decrypter;

    @Inject
    SessionCredentials(SettingsDecrypter decrypter) {
        this.decrypter = decrypter;
    }

    /**
     * The credentials for what concerns an image.
     *
     * @param ofPom what the POM itself has, asked after the properties
     */
    public Credentials of(MavenSession session, MavenProject project, ImageReference image, CredentialSource ofPom) {
        List<CredentialSource> sources = new ArrayList<>();
        sources.add(GivenCredential.of(
                new GivenCredential.Names("docker.username", "docker.password"),
                image.registry(),
                property(session, project, "docker.username"),
                property(session, project, "docker.password")));
        sources.add(ofPom);
        sources.add(new SettingsCredentials(session.getSettings().getServers(), decrypter));
        sources.add(new DockerConfigFile(System.getenv(), Path.of(System.getProperty("user.home"))));
        return new Credentials(sources);
    }

    private static String property(MavenSession session, MavenProject project, String name) {
        return Stream.of(session.getUserProperties(), project.getProperties(), session.getSystemProperties())
                .map(properties -> properties.getProperty(name))
                .filter(value -> value != null && !value.isEmpty())
                .findFirst()
                .orElse(null);
    }
}
