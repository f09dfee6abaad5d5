package io.github.dockermaven.credentials;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.json.JsonReader;
import io.github.dockermaven.report.Durations;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A program {@code docker-credential-NAME} that keeps credentials, asked by the protocol of
 * <a href="https://github.com/docker/docker-credential-helpers">docker-credential-helpers</a>: argument {@code get}, the
 * registry's address on standard input, a JSON object on standard output.
 *
 * @param name the helper's name without {@code docker-credential-}
 * @param origin the setting that names it, for messages: {@code credsStore in ~/.docker/config.json}
 * @param login the command that gives it a credential to keep, {@code docker login}
 * @param environment its environment; {@code PATH} is where the program is looked for
 * @param timeout how long it may take to answer before it and its children are destroyed
 */
record CredentialHelper(String name, String origin, String login, Map<String, String> environment, Duration timeout)
        implements CredentialSource {
    private static final Logger LOG = LoggerFactory.getLogger(CredentialHelper.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String NOT_FOUND = "credentials not found in native keychain";
    private static final String IDENTITY_TOKEN_USER = "<token>";
    private static final int LONGEST_ERRORS = 500;

    @Override
    public Optional<FoundCredential> find(RegistryName wanted) {
        HelperProcess run = run(wanted);
        if (!run.inTime()) {
            throw failure(
                    wanted,
                    "did not answer in " + Durations.exact(timeout) + errors(run),
                    "See whether it waits for an unlocked key store or a password, or give it longer with"
                            + " -Ddocker.credentialHelperTimeout=SECONDS");
        }
        if (run.exitCode() != 0) {
            if (run.output().strip().equals(NOT_FOUND)) {
                return Optional.empty();
            }
            throw failure(
                    wanted,
                    "failed with exit code " + run.exitCode() + errors(run),
                    "See why with 'echo " + wanted.server() + " | " + program() + " get', or log in again with '"
                            + login(wanted) + "'");
        }
        return credential(wanted, run)
                .map(credential -> new FoundCredential(credential, program() + " (" + origin + ")"));
    }

    private HelperProcess run(RegistryName wanted) {
        Path executable = Executables.find(program(), environment)
                .orElseThrow(() -> failure(
                        wanted,
                        "is not on the PATH",
                        "Install it, or remove the setting and log in again with '" + login(wanted) + "'"));
        try {
            return HelperProcess.run(
                    List.of(executable.toString(), "get"),
                    environment,
                    wanted.server(),
                    timeout,
                    PATIENCE,
                    () -> LOG.info(
                            "Waiting for credential helper {}, asked for {}, {} at most",
                            program(),
                            wanted.host(),
                            Durations.exact(timeout)));
        } catch (IOException e) {
            throw failure(wanted, "could not be started: " + e.getMessage(), "Repair or reinstall it");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DockerExecutionException(
                    "Interrupted while credential helper " + program() + " was asked for " + wanted.host() + ".", e);
        }
    }

    private Optional<Credential> credential(RegistryName wanted, HelperProcess run) {
        JsonNode answer = parse(run.output());
        String user = answer.path("Username").asText();
        String secret = answer.path("Secret").asText();
        if (!answer.path("Username").isTextual() || !answer.path("Secret").isTextual()) {
            throw failure(
                    wanted,
                    "did not answer with a JSON object of Username and Secret" + errors(run),
                    "See whether " + program() + " is a credential helper for Docker");
        }
        if (user.isEmpty() && secret.isEmpty()) {
            return Optional.empty();
        }
        if (user.isEmpty() || secret.isEmpty()) {
            throw failure(
                    wanted,
                    "answered without a " + (user.isEmpty() ? "user name" : "secret") + errors(run),
                    "Log in again with '" + login(wanted) + "'");
        }
        return Optional.of(
                user.equals(IDENTITY_TOKEN_USER)
                        ? Credential.ofIdentityToken(secret)
                        : Credential.ofPassword(user, secret));
    }

    private static JsonNode parse(String output) {
        try {
            return JsonReader.read(output);
        } catch (IOException e) {
            // Its message quotes the answer, which may hold the secret.
            return NullNode.getInstance();
        }
    }

    private String login(RegistryName wanted) {
        return login + " " + wanted.host();
    }

    private String program() {
        return "docker-credential-" + name;
    }

    private DockerFailureException failure(RegistryName wanted, String cause, String fix) {
        return new DockerFailureException("Credential helper " + program() + ", which " + origin + " names for "
                + wanted.host() + ", " + cause + ". " + fix + ".");
    }

    private static String errors(HelperProcess run) {
        String errors = PrintableText.lines(run.errors()).strip();
        if (errors.isEmpty()) {
            return "";
        }
        if (errors.length() <= LONGEST_ERRORS) {
            return ": " + errors;
        }
        String end = errors.substring(errors.length() - LONGEST_ERRORS);
        int line = end.indexOf('\n');
        return ": " + (line < 0 || line == end.length() - 1 ? end : end.substring(line + 1)).strip();
    }

    /** The environment may hold secrets. */
    @Override
    public String toString() {
        return program() + " (" + origin + ")";
    }
}
