package io.github.dockermaven.project;

import io.github.dockermaven.credentials.CredentialSource;
import io.github.dockermaven.credentials.FoundCredential;
import io.github.dockermaven.credentials.RegistryName;
import io.github.dockermaven.image.Credential;
import io.github.dockermaven.image.DockerFailureException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;

/**
 * The credentials of Maven's settings.xml: a {@code <server>} whose id is the registry's host and port, or those and the
 * beginning of the repository's path.
 */
final class SettingsCredentials implements CredentialSource {
    private final Map<String, Server> servers = new LinkedHashMap<>();
    private final SettingsDecrypter decrypter;

    SettingsCredentials(List<Server> servers, SettingsDecrypter decrypter) {
        servers.forEach(server -> this.servers.putIfAbsent(server.getId(), server));
        this.decrypter = decrypter;
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
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
        Optional<SettingsProblem> problem = result.getProblems().stream()
                .filter(found -> found.getSeverity() != SettingsProblem.Severity.WARNING)
                .findFirst();
        if (problem.isPresent()) {
            throw new DockerFailureException("The password of " + source + " cannot be decrypted: "
                    + problem.get().getMessage() + ". Encrypt it anew with 'mvn --encrypt-password'.");
        }
        Server decrypted = result.getServer();
        if (decrypted.getUsername() == null || decrypted.getPassword() == null) {
            throw new DockerFailureException(
                    "The " + source + " has no " + (decrypted.getUsername() == null ? "<username>" : "<password>")
                            + ". Add it, or remove the server.");
        }
        return new FoundCredential(Credential.ofPassword(decrypted.getUsername(), decrypted.getPassword()), source);
    }
}
