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
 * A program {@code docker-credential-NAME} that stores credentials, called by the protocol of <a
 * href="https://github.com/docker/docker-credential-helpers">docker-credential-helpers</a>: argument {@code get}, the
 * registry's address on standard input, a JSON object on standard output.
 *
 * @param name the helper's name without {@code docker-credential-}
 * @param origin the setting that names it, for messages: {@code credsStore in ~/.docker/config.json}
 * @param login the command that stores a credential in it, {@code docker login}
 * @param environment its environment; the program is searched for on its {@code PATH}
 * @param timeout the longest time for its response, after which it and its children are destroyed
 */
record CredentialHelper(String name, String origin, String login, Map<String, String> environment, Duration timeout)
        implements CredentialSource {
    private static final Logger LOG = LoggerFactory.getLogger(CredentialHelper.class);
    private static final Duration LOGGED_AFTER = Duration.ofSeconds(5);
    private static final String NOT_FOUND = "credentials not found in native keychain";
    private static final String IDENTITY_TOKEN_USER = "<token>";
    private static final int LONGEST_ERRORS = 500;

    @Override
    public Optional<FoundCredential> find(RegistryName requested) {
        HelperProcess run = run(requested);
        if (!run.inTime()) {
            throw failure(
                    requested,
                    "did not answer in " + Durations.exact(timeout) + errors(run),
                    "Check whether it waits for an unlocked key store or a password, or raise the limit with"
                            + " -Ddocker.credentialHelperTimeout=SECONDS");
        }
        if (run.exitCode() != 0) {
            if (run.output().strip().equals(NOT_FOUND)) {
                return Optional.empty();
            }
            throw failure(
                    requested,
                    "failed with exit code " + run.exitCode() + errors(run),
                    "Find the cause with 'echo " + requested.server() + " | " + program()
                            + " get', or log in again with '" + login(requested) + "'");
        }
        return credential(requested, run)
                .map(credential -> new FoundCredential(credential, program() + " (" + origin + ")"));
    }

    private HelperProcess run(RegistryName requested) {
        Path executable = Executables.find(program(), environment)
                .orElseThrow(() -> failure(
                        requested,
                        "is not on the PATH",
                        "Install it, or remove the setting and log in again with '" + login(requested) + "'"));
        try {
            return HelperProcess.run(
                    List.of(executable.toString(), "get"),
                    environment,
                    requested.server(),
                    timeout,
                    LOGGED_AFTER,
                    () -> LOG.info(
                            "Waiting for credential helper {}, asked for {}, {} at most",
                            program(),
                            requested.host(),
                            Durations.exact(timeout)));
        } catch (IOException e) {
            throw failure(requested, "could not be started: " + e.getMessage(), "Repair or reinstall it");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DockerExecutionException(
                    "Interrupted while credential helper " + program() + " was asked for " + requested.host() + ".", e);
        }
    }

    private Optional<Credential> credential(RegistryName requested, HelperProcess run) {
        JsonNode answer = parse(run.output());
        String user = answer.path("Username").asText();
        String secret = answer.path("Secret").asText();
        if (!answer.path("Username").isTextual() || !answer.path("Secret").isTextual()) {
            throw failure(
                    requested,
                    "did not answer with a JSON object of Username and Secret" + errors(run),
                    "Check that " + program() + " is a credential helper for Docker");
        }
        if (user.isEmpty() && secret.isEmpty()) {
            return Optional.empty();
        }
        if (user.isEmpty() || secret.isEmpty()) {
            throw failure(
                    requested,
                    "answered without a " + (user.isEmpty() ? "user name" : "secret") + errors(run),
                    "Log in again with '" + login(requested) + "'");
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
            // Its message quotes the response, which may contain the secret.
            return NullNode.getInstance();
        }
    }

    private String login(RegistryName requested) {
        return login + " " + requested.host();
    }

    private String program() {
        return "docker-credential-" + name;
    }

    private DockerFailureException failure(RegistryName requested, String cause, String fix) {
        return new DockerFailureException("Credential helper " + program() + ", which " + origin + " names for "
                + requested.host() + ", " + cause + ". " + fix + ".");
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

    /** Leaves out the environment, which may contain secrets. */
    @Override
    public String toString() {
        return program() + " (" + origin + ")";
    }
}
