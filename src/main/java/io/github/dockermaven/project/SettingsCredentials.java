package io.github.dockermaven.project;

import io.github.dockermaven.credentials.Credential;
import io.github.dockermaven.credentials.CredentialSource;
import io.github.dockermaven.credentials.FoundCredential;
import io.github.dockermaven.credentials.RegistryName;
import io.github.dockermaven.error.DockerFailureException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.settings.Server;

/**
 * The credentials of Maven's settings.xml: a {@code <server>} whose id is the registry's host and port, or those and the
 * beginning of the repository's path.
 */
final class SettingsCredentials implements CredentialSource {
    private final Map<String, Server> servers = new LinkedHashMap<>();
    private final MavenPasswords passwords;

    SettingsCredentials(List<Server> servers, MavenPasswords passwords) {
        servers.forEach(server -> this.servers.putIfAbsent(server.getId(), server));
        this.passwords = passwords;
    }

    @Override
    public Optional<FoundCredential> find(RegistryName wanted) {
        return RegistryName.fitting(servers.keySet(), wanted).stream()
                .map(servers::get)
                .findFirst()
                .map(this::credential);
    }

    @Override
    public List<String> places() {
        return List.of("<server> of settings.xml");
    }

    private FoundCredential credential(Server server) {
        String source = "server " + server.getId() + " of settings.xml";
        if (server.getUsername() == null || server.getPassword() == null) {
            throw new DockerFailureException("The " + source + " has no "
                    + (server.getUsername() == null ? "<username>" : "<password>") + ". Add it, or remove the server.");
        }
        String password = passwords.decrypt(source, server);
        return new FoundCredential(Credential.ofPassword(server.getUsername(), password), source);
    }
}
