package io.github.dockermaven.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DockerAuthEntryTest {
    private final ObjectNode entry = new ObjectMapper().createObjectNode();

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pass", "with:colon:", "späß €", " blank "})
    void isUserAndPasswordInOneField(String password) throws Exception {
        entry.put("auth", base64("ada:" + password));

        assertThat(DockerAuthEntry.read(entry)).contains(Credential.ofPassword("ada", password));
    }

    @Test
    void mayHaveLineBreaksAndPaddingThatDockerAccepts() throws Exception {
        entry.put("auth", base64("ada:pass\0\0").replaceFirst("(....)", "$1\r\n"));

        assertThat(DockerAuthEntry.read(entry)).contains(Credential.ofPassword("ada", "pass"));
    }

    @Test
    void isUserAndPasswordInTwoFields() throws Exception {
        entry.put("username", "ada").put("password", "pass");

        assertThat(DockerAuthEntry.read(entry)).contains(Credential.ofPassword("ada", "pass"));
    }

    @Test
    void isTheOneFieldBeforeTheTwo() throws Exception {
        entry.put("auth", base64("ada:pass")).put("username", "bob").put("password", "old");

        assertThat(DockerAuthEntry.read(entry)).contains(Credential.ofPassword("ada", "pass"));
    }

    @Test
    void isARegistryTokenBeforeAllOthers() throws Exception {
        entry.put("auth", base64("ada:pass")).put("identitytoken", "token").put("registrytoken", "canary");

        assertThat(DockerAuthEntry.read(entry)).contains(Credential.ofRegistryToken("canary"));
        assertThat(DockerAuthEntry.read(entry).toString()).doesNotContain("canary");
    }

    @Test
    void mayLackPadding() throws Exception {
        entry.put("auth", base64("ada:pass").replace("=", ""));

        assertThat(DockerAuthEntry.read(entry)).contains(Credential.ofPassword("ada", "pass"));
    }

    @Test
    void isAnIdentityTokenBesideAUserWithoutPassword() throws Exception {
        entry.put("auth", base64("00000000-0000:")).put("identitytoken", "token");

        assertThat(DockerAuthEntry.read(entry)).contains(Credential.ofIdentityToken("token"));
    }
}
