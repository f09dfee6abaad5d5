package io.github.dockermaven.project;

import io.github.dockermaven.credentials.Credential;
import io.github.dockermaven.credentials.CredentialSource;
import io.github.dockermaven.credentials.FoundCredential;
import io.github.dockermaven.credentials.RegistryName;
import java.util.List;
import java.util.Optional;
import org.apache.maven.settings.Server;

/** Credentials of properties or of the POM, whose passwords may be encrypted by Maven as those of settings.xml. */
record DecryptedCredentials(CredentialSource source, MavenPasswords passwords) implements CredentialSource {
    @Override
    public Optional<FoundCredential> find(RegistryName wanted) {
        return source.find(wanted).map(this::decrypted);
    }

    private FoundCredential decrypted(FoundCredential found) {
        Credential credential = found.credential();
        if (!MavenPasswords.isEncrypted(credential.password())) {
            return found;
        }
        Server server = new Server();
        server.setId(found.source());
        server.setPassword(credential.password());
        String password = passwords.decrypt(found.toString(), server);
        return new FoundCredential(Credential.ofPassword(credential.username(), password), found.source());
    }

    @Override
    public List<String> places() {
        return source.places();
    }
}
