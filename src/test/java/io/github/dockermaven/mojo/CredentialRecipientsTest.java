package io.github.dockermaven.mojo;

import static org.apache.maven.api.plugin.testing.MojoExtension.setVariableValueToObject;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.config.Pom;
import io.github.dockermaven.engine.transport.FakeEngine;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.json.JsonReader;
import io.github.dockermaven.project.FakeSession;
import io.github.dockermaven.registry.FakeRegistry;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who gets a credential: of each kind, by each goal and into each destination, the registry that it is for and no other.
 * An engine and two registries note what they are sent. The project's image has no registry in its name; it is pushed to
 * the first, the company's. The other one, and Docker Hub, have public base images.
 */
@MojoTest
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "helpers are shell scripts here")
class CredentialRecipientsTest {
    private static final String SECRET = "canary";
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");
    private static final String ID = "sha256:" + "a".repeat(64);

    @TempDir
    private Path root;

    private Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private final Set<String> recipients = new ConcurrentSkipListSet<>();
    private FakeEngine engine;
    private FakeRegistry company;
    private FakeRegistry other;
    private FakeSession fake;

    @Inject
    private MojoExecution execution;

    private String authConfig;

    /** Where a user may have a credential for the company's registry from. */
    enum Kind {
        PROPERTY,
        PUSH_PROPERTY,
        PULL_PROPERTY,
        PROJECT_PROPERTY,
        AUTH_CONFIG,
        AUTH_CONFIG_PUSH,
        AUTH_CONFIG_PULL,
        SETTINGS,
        AUTHS,
        IDENTITY_TOKEN,
        REGISTRY_TOKEN,
        VARIABLE,
        CREDS_STORE,
        CRED_HELPERS,
        PODMAN;

        /** Whether a registry that wants a password cannot be given it. */
        boolean isToken() {
            return this == IDENTITY_TOKEN || this == REGISTRY_TOKEN;
        }

        boolean isOfCommandLine() {
            return this == PROPERTY || this == PUSH_PROPERTY || this == PULL_PROPERTY;
        }

        boolean isFor(String use) {
            return !name().endsWith("PUSH") && this != PUSH_PROPERTY && use.equals("pull")
                    || !name().endsWith("PULL") && this != PULL_PROPERTY && use.equals("push");
        }
    }

    @BeforeEach
    void start() throws IOException {
        engine = FakeEngine.tcp(this::play);
        company = new FakeRegistry();
        other = new FakeRegistry();
        note(company);
        note(other);
    }

    @AfterEach
    void stop() throws IOException {
        engine.close();
        company.close();
        other.close();
    }

    /** A registry that wants a password for everything, and takes any. */
    private void note(FakeRegistry registry) {
        registry.guardedBy(call -> {
            String sent =
                    registry.authorizations().get(registry.authorizations().size() - 1);
            if (sent.equals("-")) {
                call.respond(401, "", "WWW-Authenticate", "Basic realm=\"it\"");
                return false;
            }
            noteIfSecret(registry.host(), decoded(sent.replace("Basic ", "")));
            return true;
        });
    }

    private void noteIfSecret(String registry, String sent) {
        if (sent.contains(SECRET)) {
            recipients.add(registry);
        }
    }

    private static String decoded(String base64) {
        String normal = base64.replace('-', '+').replace('_', '/');
        return new String(Base64.getDecoder().decode(normal), StandardCharsets.UTF_8);
    }

    /** An engine that has the project's image and no other, and pushes to any registry. */
    private void play(FakeEngine.Peer peer) throws IOException {
        String head = peer.head();
        String request = URLDecoder.decode(head.substring(0, head.indexOf(" HTTP/")), StandardCharsets.UTF_8);
        Matcher length = LENGTH.matcher(head);
        String body = length.find() ? peer.read(Integer.parseInt(length.group(1))) : "";
        Matcher auth = Pattern.compile("(?i)x-registry-(?:auth|config): (\\S*)").matcher(head);
        if (auth.find()) {
            noteIfSecret(registryOf(request), decoded(auth.group(1)));
        }
        if (request.matches("POST .*/auth")) {
            JsonNode login = JsonReader.read(body);
            noteIfSecret(login.path("serveraddress").asText(), body);
        }
        peer.say(answer(request));
    }

    private static String registryOf(String request) {
        String image =
                request.replaceFirst(".*[?&]fromImage=([^&]*).*", "$1").replaceFirst(".*/images/(.*)/push.*", "$1");
        return ImageReference.parse(image).registry();
    }

    private static String answer(String request) {
        if (request.equals("GET /_ping")) {
            return FakeEngine.PING_OK;
        }
        if (request.matches("GET .*/version")) {
            return FakeEngine.json("200 OK", "{\"Os\":\"linux\",\"Arch\":\"amd64\"}");
        }
        if (request.matches("GET .*/images/.*app:1/json.*")) {
            return FakeEngine.json("200 OK", "{\"Id\":\"" + ID + "\",\"Os\":\"linux\",\"Architecture\":\"amd64\"}");
        }
        if (request.matches("POST .*/tag\\?.*")) {
            return "HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n";
        }
        if (request.matches("POST .*/push\\?.*")) {
            return FakeEngine.json("200 OK", "{\"aux\":{\"Tag\":\"1\",\"Digest\":\"" + ID + "\",\"Size\":1}}");
        }
        return request.matches("POST .*/auth")
                ? FakeEngine.json("200 OK", "{\"Status\":\"Login Succeeded\"}")
                : FakeEngine.json("404 Not Found", "{\"message\":\"no such image\"}");
    }

    /** Begins anew, with a user who has a credential for the company's registry. */
    private void give(Kind kind) throws IOException {
        folder = Files.createDirectory(root.resolve(kind.name()));
        fake = FakeSession.in(folder);
        authConfig = null;
        recipients.clear();
        environment.clear();
        String auth = Base64.getEncoder().encodeToString(("ada:" + SECRET).getBytes(StandardCharsets.UTF_8));
        String pair = "<username>ada</username><password>" + SECRET + "</password>";
        String auths = "{\"auths\":{\"" + company.host() + "\":{\"auth\":\"" + auth + "\"}}}";
        environment.put("PATH", folder + ":/usr/bin:/bin");
        environment.put("XDG_RUNTIME_DIR", folder.toString());
        switch (kind) {
            case PROPERTY -> set("docker", fake.properties());
            case PUSH_PROPERTY -> set("docker.push", fake.properties());
            case PULL_PROPERTY -> set("docker.pull", fake.properties());
            case PROJECT_PROPERTY -> set("docker", fake.project().getProperties());
            case AUTH_CONFIG -> authConfig = pair;
            case AUTH_CONFIG_PUSH -> authConfig = "<push>" + pair + "</push>";
            case AUTH_CONFIG_PULL -> authConfig = "<pull>" + pair + "</pull>";
            case SETTINGS -> fake.addServer(company.host(), "ada", SECRET);
            case AUTHS -> write(".docker/config.json", auths);
            case VARIABLE -> environment.put("DOCKER_AUTH_CONFIG", auths);
            case REGISTRY_TOKEN ->
                write(
                        ".docker/config.json",
                        "{\"auths\":{\"" + company.host() + "\":{\"registrytoken\":\"" + SECRET + "\"}}}");
            case IDENTITY_TOKEN ->
                write(
                        ".docker/config.json",
                        "{\"auths\":{\"" + company.host() + "\":{\"identitytoken\":\"" + SECRET + "\"}}}");
            case CREDS_STORE -> {
                write(".docker/config.json", "{\"credsStore\":\"fake\"}");
                writeHelper();
            }
            case CRED_HELPERS -> {
                write(".docker/config.json", "{\"credHelpers\":{\"" + company.host() + "\":\"fake\"}}");
                writeHelper();
            }
            case PODMAN -> write("containers/auth.json", auths);
        }
    }

    private static void set(String prefix, Properties properties) {
        properties.setProperty(prefix + ".username", "ada");
        properties.setProperty(prefix + ".password", SECRET);
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** A helper that knows the company's registry alone. */
    private void writeHelper() throws IOException {
        write(
                "docker-credential-fake",
                "#!/bin/sh\nread -r server\n[ \"$server\" = " + company.host()
                        + " ] || { echo 'credentials not found in native keychain'; exit 1; }\n"
                        + "echo '{\"Username\":\"ada\",\"Secret\":\"" + SECRET + "\"}'\n");
        Files.setPosixFilePermissions(
                folder.resolve("docker-credential-fake"), PosixFilePermissions.fromString("rwx------"));
    }

    /** Runs a goal of which nothing matters but whom it sends what; where it ends, the engine or a registry lacks an image. */
    private void run(AbstractImageMojo goal, String name, Map<String, String> parameters) throws Exception {
        fake.session().getRequest().getData().clear();
        StringBuilder xml = new StringBuilder("<configuration>");
        xml.append("<dockerHost>").append(engine.address()).append("</dockerHost>");
        xml.append(authConfig == null ? "" : "<authConfig>" + authConfig + "</authConfig>");
        parameters.forEach((parameter, value) ->
                xml.append(value.startsWith("<") ? value : "<" + parameter + ">" + value + "</" + parameter + ">"));
        Plugin plugin =
                fake.project().getOriginalModel().getBuild().getPlugins().get(0).clone();
        plugin.setConfiguration(Pom.dom(xml + "</configuration>"));
        fake.project().getBuild().setPlugins(List.of(plugin));
        fake.project().getBuild().flushPluginMap();
        MojoExecution fakeExecution = FakeSession.execution(name);
        fakeExecution.setMojoDescriptor(execution.getMojoDescriptor());
        setVariableValueToObject(goal, "credentials", FakeSession.credentials(environment, folder));
        setVariableValueToObject(goal, "session", fake.session());
        setVariableValueToObject(goal, "mojoExecution", fakeExecution);
        setVariableValueToObject(goal, "configuration", null);
        setVariableValueToObject(goal, "configuredImages", null);
        try {
            goal.execute();
        } catch (MojoFailureException | MojoExecutionException e) {
            assertThat(e.getMessage()).doesNotContain(SECRET).doesNotContain("should not happen");
        }
    }

    private void build(BuildMojo goal, String base, String destination, Map<String, String> more) throws Exception {
        Map<String, String> parameters = new HashMap<>(more);
        write("Dockerfile", "FROM " + base + "\nCOPY Dockerfile /\n");
        parameters.put("destination", destination);
        parameters.put("contextDir", folder.toString());
        if (!more.containsKey("images")) {
            parameters.put("image", "shop/app:1");
        }
        run(goal, "build", parameters);
    }

    private String images(String xml) {
        return "<images><image>" + xml + "</image></images>";
    }

    private static Map<String, String> with(Map<String, String> parameters, String name, String value) {
        Map<String, String> all = new HashMap<>(parameters);
        all.put(name, value);
        return all;
    }

    private void reach(Kind kind, String... wanted) {
        assertThat(recipients).as(kind.name()).containsExactlyInAnyOrder(wanted);
    }

    private void reachTheCompanyIf(boolean condition, Kind kind) {
        if (condition) {
            reach(kind, company.host());
        } else {
            reach(kind);
        }
    }

    @Test
    @InjectMojo(goal = "build")
    void isNobodyElseWhenAnImageIsBuilt(BuildMojo build) throws Exception {
        for (Kind kind : Kind.values()) {
            give(kind);
            Map<String, String> pushRegistry = Map.of("pushRegistry", company.host());
            Map<String, String> ofImage = Map.of(
                    "images",
                    images("<name>shop/app:1</name><registry>" + company.host() + "</registry><build><contextDir>"
                            + folder + "</contextDir></build>"));
            build(build, "not-there:1", "engine", pushRegistry);
            build(build, "not-there:1", "engine", ofImage);
            for (String destination : List.of("engine", "archive", "registry")) {
                build(build, other.host() + "/base:1", destination, pushRegistry);
                build(build, other.host() + "/base:1", destination, ofImage);
            }
            assertThat(engine.heads())
                    .filteredOn(head -> head.contains("fromImage=not-there"))
                    .hasSize(2 * (1 + kind.ordinal()));
            assertThat(other.authorizations()).hasSizeGreaterThan(3);
            reach(kind);

            for (String destination : List.of("engine", "archive", "registry")) {
                build(build, company.host() + "/base:1", destination, pushRegistry);
                reachTheCompanyIf(kind.isFor("pull") && (!kind.isToken() || !destination.equals("registry")), kind);
                recipients.clear();
            }
            build(build, "scratch", "registry", pushRegistry);
            reachTheCompanyIf(kind.isFor("push") && !kind.isToken(), kind);
        }
    }

    @Test
    @InjectMojo(goal = "push")
    void isNobodyElseWhenAnImageIsPushed(PushMojo push) throws Exception {
        for (Kind kind : Kind.values()) {
            give(kind);
            run(
                    push,
                    "push",
                    Map.of(
                            "image",
                            "shop/app:1",
                            "pushRegistry",
                            company.host(),
                            "tags",
                            other.host() + "/app:1,docker.io/shop/app:1"));
            assertThat(engine.heads()).anyMatch(head -> head.matches("(?s)POST .*" + other.host() + ".*/push\\?.*"));
            reachTheCompanyIf(kind.isFor("push"), kind);
        }
    }

    @Test
    @InjectMojo(goal = "pull")
    void isNobodyElseWhenImagesArePulled(PullMojo pull) throws Exception {
        for (Kind kind : Kind.values()) {
            give(kind);
            Map<String, String> project = Map.of("image", company.host() + "/app:1");
            run(pull, "pull", with(project, "givenImages", "not-there:1," + other.host() + "/base:1"));
            if (!kind.isOfCommandLine()) {
                run(pull, "pull", with(project, "givenImages", other.host() + "/base:1"));
            }
            assertThat(engine.heads()).anyMatch(head -> head.contains("fromImage=not-there"));
            reach(kind);

            run(pull, "pull", Map.of("givenImages", company.host() + "/team/base:1"));
            reachTheCompanyIf(kind.isFor("pull"), kind);
        }
    }

    @Test
    @InjectMojo(goal = "login")
    void isNobodyElseWhenLoginsAreChecked(LoginMojo login) throws Exception {
        for (Kind kind : Kind.values()) {
            give(kind);
            Map<String, String> project = Map.of("image", "shop/app:1", "pushRegistry", company.host());
            for (String registry : List.of("docker.io", other.host())) {
                run(login, "login", with(project, "givenRegistry", registry));
            }
            reach(kind);

            run(login, "login", project);
            // No engine is asked to check that one, and the registry itself wants a password.
            reachTheCompanyIf(kind != Kind.REGISTRY_TOKEN, kind);
        }
    }
}
