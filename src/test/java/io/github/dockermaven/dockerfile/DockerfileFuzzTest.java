package io.github.dockermaven.dockerfile;

import io.github.dockermaven.error.DockerFailureException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Any Dockerfile is either read or refused with a message: no other exception. */
class DockerfileFuzzTest {
    private static final String[] PIECES = {
        "FROM ",
        "scratch",
        " AS a",
        "COPY ",
        "ADD ",
        "RUN ",
        "ENV ",
        "LABEL ",
        "ARG ",
        "ONBUILD ",
        "HEALTHCHECK ",
        "CMD ",
        "SHELL ",
        "EXPOSE ",
        "USER ",
        "VOLUME ",
        "WORKDIR ",
        "STOPSIGNAL ",
        "ENTRYPOINT ",
        "NONE",
        "# syntax=",
        "# escape=",
        "`",
        "\\",
        "\n",
        "\n",
        "\r\n",
        " ",
        "\t",
        "\"",
        "'",
        "$",
        "${",
        "}",
        ":-",
        ":+",
        ":?",
        "#",
        "%",
        "/",
        "//",
        "*",
        "?",
        "[",
        "]",
        ",",
        "[\"a\", \"b\"]",
        "\\u12",
        "<<",
        "<<-",
        "EOF",
        "<<\"EOF\"",
        "3<<",
        "--",
        "--from=",
        "--mount=",
        "type=bind",
        "from=",
        "target=/x",
        "--chown=",
        "--interval=",
        "=",
        "a",
        "b=c",
        "0",
        "99999999999999999999",
        ".",
        "..",
        ":",
        "@",
        "\uFEFF",
        "\u00a0",
        "\u00e4",
        "\ud83d\ude00",
        "\ud83d",
        "\0",
        "!",
        "&",
        ";"
    };

    @Test
    void readsOrRefusesAnything() {
        Random random = new Random(20261122);
        for (int i = 0; i < 5_000; i++) {
            String text = text(random);
            try {
                use(text);
            } catch (DockerFailureException refused) {
                // Expected.
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("Input " + i + ": " + text, e);
            }
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "" : "FROM scratch\n");
        for (int pieces = random.nextInt(24); pieces > 0; pieces--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private static void use(String text) {
        Dockerfile dockerfile = DockerfileParser.parse("Dockerfile", text);
        dockerfile.stages();
        ContextStage.mayTake(dockerfile, source -> true);
        ContextStage.of(dockerfile, text.getBytes(StandardCharsets.UTF_8));
        dockerfile.baseImages(Map.of("a", "b"), Optional.empty());
        dockerfile.contextSources(Map.of("a", "b"), Optional.empty());
    }
}
