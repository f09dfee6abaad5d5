package io.github.dockermaven.project;

import io.github.dockermaven.credentials.AuthFiles;
import io.github.dockermaven.credentials.ConfiguredCredential;
import io.github.dockermaven.credentials.CredentialSource;
import io.github.dockermaven.credentials.Credentials;
import io.github.dockermaven.credentials.HomeFolder;
import io.github.dockermaven.credentials.RegistryUse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The credentials of a Maven session, in the order in which they are asked: the properties {@code docker.push.username}
 * and {@code docker.push.password}, or {@code docker.pull.…}, then {@code docker.username} and {@code docker.password},
 * for one registry only; the POM, for the same; settings.xml; the files of {@code docker login} and
 * {@code podman login}. The properties are read from the session because Maven prints the value of each goal parameter
 * under {@code -X}.
 */
@Named
@Singleton
public class SessionCredentials {
    private static final Logger LOG = LoggerFactory.getLogger(SessionCredentials.class);

    private final MavenPasswords passwords;
    private final AuthFiles logins;

    @Inject
    SessionCredentials(SettingsDecrypter decrypter) {
        this(decrypter, new AuthFiles(System.getenv(), HomeFolder.of(System.getenv())));
    }

    SessionCredentials(SettingsDecrypter decrypter, AuthFiles logins) {
        this.passwords = new MavenPasswords(decrypter);
        this.logins = logins;
    }

    /**
     * Returns the credentials for one use of a registry. If a password is in the POM itself, it is said.
     *
     * @param registries the ones that properties are for
     * @param ofPom what the POM itself has, asked after the properties
     * @param helperTimeout how long a credential helper may take to answer
     */
    public Credentials of(
            MavenSession session,
            MavenProject project,
            RegistryUse use,
            CredentialRegistries registries,
            List<CredentialSource> ofPom,
            Duration helperTimeout) {
        PomPasswords.warnings(session, project).forEach(LOG::warn);
        List<CredentialSource> given = new ArrayList<>();
        for (String prefix : List.of("docker." + use.word(), "docker")) {
            ConfiguredCredential.Names names =
                    new ConfiguredCredential.Names(prefix + ".username", prefix + ".password");
            String password = property(session, project, names.password());
            boolean ofCommandLine =
                    session.getUserProperties().containsKey(password == null ? names.username() : names.password());
            given.add(ConfiguredCredential.of(
                    names,
                    ofCommandLine ? registries.ofCommandLine() : registries.ofPom(),
                    property(session, project, names.username()),
                    password));
        }
        given.addAll(ofPom);
        List<CredentialSource> sources = new ArrayList<>();
        given.forEach(source -> sources.add(new DecryptedCredentials(source, passwords)));
        sources.add(new SettingsCredentials(session.getSettings().getServers(), passwords));
        sources.addAll(logins.all(helperTimeout));
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
