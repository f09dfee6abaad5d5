package io.github.dockermaven.credentials;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.json.JsonReader;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The file that {@code docker login} or {@code podman login} writes. As in Docker's CLI, the helper that
 * {@code credHelpers} names for the registry is asked, else the one of {@code credsStore}; an empty name in
 * {@code credHelpers} exempts a registry from {@code credsStore}. The entry in {@code auths} follows, also for a
 * registry that is unknown to the helper. A key may name a folder in a registry, and the longest matching one comes
 * first, as in containers-auth.json(5).
 *
 * <p>The file is read lazily, and once. Entries for other registries may be malformed.
 */
public final class AuthFile implements CredentialSource {
    private static final Pattern HELPER_NAME = Pattern.compile("[\\w.+-]+");
    private static final String REPAIR = "Repair the file, or remove it and log in again";

    private final Path file;
    private final String shownFile;
    private final String login;
    private final Map<String, String> environment;
    private final Duration helperTimeout;
    private JsonNode content;

    /**
     * @param shownFile the file's name in messages: {@code ~/.docker/config.json}
     * @param login the command that writes it, {@code docker login}
     * @param environment the environment of helpers
     * @param helperTimeout the longest time for a helper's response
     */
    AuthFile(Path file, String shownFile, String login, Map<String, String> environment, Duration helperTimeout) {
        this.file = file;
        this.shownFile = shownFile;
        this.login = login;
        this.environment = environment;
        this.helperTimeout = helperTimeout;
    }

    @Override
    public Optional<FoundCredential> find(RegistryName requested) {
        Optional<CredentialHelper> helper = helper(requested);
        Optional<FoundCredential> ofHelper = helper.flatMap(source -> source.find(requested));
        return ofHelper.isPresent() ? ofHelper : storedLogin(requested);
    }

    @Override
    public List<String> places() {
        return List.of(Files.exists(file) ? shownFile : shownFile + " (no such file)");
    }

    private Optional<CredentialHelper> helper(RegistryName requested) {
        JsonNode helpers = section("credHelpers");
        List<String> keys = RegistryName.fitting(keys(helpers), requested);
        return keys.isEmpty()
                ? helper(read().path("credsStore"), "credsStore")
                : helper(helpers.get(keys.get(0)), entry("credHelpers", keys.get(0)));
    }

    private Optional<CredentialHelper> helper(JsonNode name, String key) {
        if (name.isMissingNode() || name.isNull() || name.asText().isBlank() && name.isTextual()) {
            return Optional.empty();
        }
        if (!name.isTextual() || !HELPER_NAME.matcher(name.textValue()).matches()) {
            throw malformed(
                    key,
                    "it is not the name of a credential helper",
                    "Write it as the part of the program's name after 'docker-credential-'");
        }
        return Optional.of(
                new CredentialHelper(name.textValue(), key + " in " + shownFile, login, environment, helperTimeout));
    }

    private Optional<FoundCredential> storedLogin(RegistryName requested) {
        return new DockerAuths(section("auths"), shownFile, host -> "Write it again with '" + login + " " + host + "'")
                .find(requested);
    }

    private JsonNode section(String name) {
        JsonNode section = read().path(name);
        if (!section.isObject() && !section.isMissingNode() && !section.isNull()) {
            throw malformed(name, "it is not a JSON object", REPAIR);
        }
        return section;
    }

    private static List<String> keys(JsonNode section) {
        List<String> keys = new ArrayList<>();
        section.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private synchronized JsonNode read() {
        if (content == null) {
            content = load();
        }
        return content;
    }

    private JsonNode load() {
        JsonNode root;
        try (InputStream stream = Files.newInputStream(file)) {
            root = JsonReader.read(stream);
        } catch (NoSuchFileException e) {
            return MissingNode.getInstance();
        } catch (JsonProcessingException e) {
            // The message quotes the file, which may contain secrets.
            throw malformed("", "it is not JSON" + place(e.getLocation()), REPAIR);
        } catch (CharConversionException e) {
            throw malformed("", "it is not JSON", REPAIR);
        } catch (IOException e) {
            throw new DockerExecutionException(
                    "File " + shownFile + " of " + login + " cannot be read: " + e.getMessage()
                            + ". Make it a file that you can read, or remove it.",
                    e);
        }
        if (!root.isObject() && !root.isMissingNode()) {
            throw malformed("", "it is not a JSON object", REPAIR);
        }
        return root;
    }

    private static String place(JsonLocation location) {
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static String entry(String section, String key) {
        return section + "[\"" + key + "\"]";
    }

    private DockerFailureException malformed(String key, String cause, String fix) {
        String subject = key.isEmpty() ? shownFile : key + " in " + shownFile;
        return new DockerFailureException(subject + " is malformed: " + cause + ". " + fix + ".");
    }
}
