package io.github.dockermaven.credentials;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dockermaven.image.Credential;
import io.github.dockermaven.image.DockerExecutionException;
import io.github.dockermaven.image.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
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
 * What {@code docker login} left behind: {@code config.json} in the folder {@code DOCKER_CONFIG}, or in {@code .docker} in
 * the user's home. As Docker's CLI does it, the helper that {@code credHelpers} has for the registry is asked, else the
 * one of {@code credsStore}; an empty name in {@code credHelpers} exempts a registry from {@code credsStore}. Then comes
 * the entry in {@code auths}, for a registry that the helper does not know as well.
 *
 * <p>The file is read when the first credential is looked for, and once. Entries for other registries may be malformed.
 */
public final class DockerConfigFile implements CredentialSource {
    private static final Duration HELPER_TIMEOUT = Duration.ofSeconds(10);
    private static final Pattern HELPER_NAME = Pattern.compile("[\\w.+-]+");
    private static final String REPAIR = "Repair the file, or remove it and log in again";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final String shownFile;
    private final Map<String, String> environment;
    private final Duration helperTimeout;
    private JsonNode content;

    /**
     * @param environment the variables of the environment, for {@code DOCKER_CONFIG} and for helpers
     * @param home the user's home folder
     */
    public DockerConfigFile(Map<String, String> environment, Path home) {
        this(environment, home, HELPER_TIMEOUT);
    }

    DockerConfigFile(Map<String, String> environment, Path home, Duration helperTimeout) {
        String folder = environment.getOrDefault("DOCKER_CONFIG", "");
        this.file = (folder.isBlank() ? home.resolve(".docker") : Path.of(folder)).resolve("config.json");
        this.shownFile =
                file.startsWith(home) ? "~/" + home.relativize(file).toString().replace('\\', '/') : file.toString();
        this.environment = Map.copyOf(environment);
        this.helperTimeout = helperTimeout;
    }

    @Override
    public Optional<FoundCredential> find(ImageReference image) {
        Optional<CredentialHelper> helper = helper(image);
        Optional<FoundCredential> kept = helper.flatMap(source -> source.find(image));
        return kept.isPresent() ? kept : storedLogin(image);
    }

    private Optional<CredentialHelper> helper(ImageReference image) {
        JsonNode helpers = section("credHelpers");
        List<String> keys = RegistryName.fitting(keys(helpers), image);
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
                new CredentialHelper(name.textValue(), key + " in " + shownFile, environment, helperTimeout));
    }

    private Optional<FoundCredential> storedLogin(ImageReference image) {
        JsonNode logins = section("auths");
        for (String key : RegistryName.fitting(keys(logins), image)) {
            try {
                Optional<Credential> login = StoredLogin.read(logins.get(key));
                if (login.isPresent()) {
                    return login.map(credential -> new FoundCredential(credential, shownFile));
                }
            } catch (StoredLogin.MalformedException e) {
                throw malformed(
                        entry("auths", key),
                        e.getMessage(),
                        "Write it anew with '" + RegistryName.loginCommand(image) + "'");
            }
        }
        return Optional.empty();
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
            root = JSON.readTree(stream);
        } catch (NoSuchFileException e) {
            return JSON.createObjectNode();
        } catch (JsonProcessingException e) {
            // The message quotes the file, which may hold secrets.
            throw malformed("", "it is not JSON" + place(e.getLocation()), REPAIR);
        } catch (CharConversionException e) {
            throw malformed("", "it is not JSON", REPAIR);
        } catch (IOException e) {
            throw new DockerExecutionException(
                    "Docker's configuration file " + shownFile + " cannot be read: " + e.getMessage()
                            + ". Make it a file that you can read, or set DOCKER_CONFIG to another folder.",
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
