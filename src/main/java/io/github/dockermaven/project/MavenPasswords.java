package io.github.dockermaven.project;

import io.github.dockermaven.error.DockerFailureException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;

/**
 * Passwords as Maven encrypts them: {@code {…}}. Maven 3 has them decrypted by who uses them. Maven 4 has done so with
 * those of settings.xml before the first goal runs, by its own format ({@code {[name=…]…}}) or by that of Maven 3.
 */
record MavenPasswords(SettingsDecrypter decrypter) {
    static final String REMEDY =
            "Encrypt it anew, with 'mvn --encrypt-password' for Maven 3 or 'mvnenc encrypt' for Maven 4.";

    private static final Pattern ENCRYPTED = Pattern.compile("\\{.+}", Pattern.DOTALL);

    /** Returns whether a text has the form of an encrypted password. */
    static boolean isEncrypted(String password) {
        return ENCRYPTED.matcher(password.strip()).matches();
    }

    /**
     * Returns the password itself; if it is not encrypted, the same.
     *
     * @param place where it is from, for messages
     * @param server has the password, and the id by which Maven calls it in messages
     * @throws DockerFailureException if it cannot be decrypted; the message holds neither form
     */
    String decrypt(String place, Server server) {
        String password = server.getPassword();
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
        Optional<String> problem = result.getProblems().stream()
                .filter(found -> found.getSeverity() != SettingsProblem.Severity.WARNING)
                .map(SettingsProblem::getMessage)
                .findFirst();
        String decrypted = result.getServer().getPassword();
        if (problem.isPresent() || password.equals(decrypted) && isEncrypted(password)) {
            throw new DockerFailureException("The password of " + place + " cannot be decrypted: "
                    + problem.orElse("Maven does not know how it was encrypted")
                    + ". " + REMEDY);
        }
        return decrypted;
    }
}
