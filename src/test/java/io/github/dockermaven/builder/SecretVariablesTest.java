package io.github.dockermaven.builder;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.dockerfile.DockerfileParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretVariablesTest {
    private static List<String> warnings(String instructions, Map<String, String> buildArgs) {
        byte[] text = ("FROM scratch\n" + instructions + "\n").getBytes(StandardCharsets.UTF_8);
        return new SecretVariables(DockerfileParser.parse("Dockerfile", text), buildArgs).warnings();
    }

    @Test
    void areReportedWithTheirPlaceAndWithoutTheirValues() {
        assertThat(warnings("ARG DB_PASSWORD\nENV api_token=canary", Map.of("DB_PASSWORD", "canary")))
                .containsExactly(
                        "Dockerfile:2: ARG DB_PASSWORD looks like a secret. Everybody with the image can read its"
                                + " value, in its"
                                + " history ('docker history'). Remove it, and pass it to the container at its start.",
                        "Dockerfile:3: ENV api_token looks like a secret. Everybody with the image can read its"
                                + " value, in its"
                                + " configuration ('docker inspect'). Remove it, and pass it to the container at"
                                + " its start.");
    }

    @Test
    void areReportedOnceForEachName() {
        assertThat(warnings("ARG TOKEN=a\nARG TOKEN=b\nENV TOKEN=$TOKEN KEY=c", Map.of()))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("Dockerfile:2: ARG TOKEN "),
                        line -> assertThat(line).startsWith("Dockerfile:4: ENV KEY "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "APIKEY",
                "AUTH",
                "AWS_SECRET_ACCESS_KEY",
                "db_passwd",
                "CREDENTIALS_FILE",
                "MY_CREDENTIAL",
                "pword",
                "Secret"
            })
    void areKnownByAWordOfTheirNames(String name) {
        assertThat(warnings("ENV " + name + "=x", Map.of())).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MONKEY", "AUTHOR", "KEYSTORE", "PUBLIC_KEY", "TOKENS", "PASSWORDLESS"})
    void areNotOthers(String name) {
        assertThat(warnings("ENV " + name + "=x", Map.of())).isEmpty();
    }

    @Test
    void areNoneWithoutAValue() {
        assertThat(warnings("ARG TOKEN\nARG KEY=\nENV SECRET=", Map.of())).isEmpty();
        assertThat(warnings("ARG TOKEN=''\nENV SECRET=\"\" KEY=\"\"''\nENV AUTH \"\"", Map.of("KEY", "")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\" \"", "\"''\"", "$OTHER"})
    void areThoseWithAnyValue(String value) {
        assertThat(warnings("ENV TOKEN=" + value, Map.of())).hasSize(1);
    }
}
