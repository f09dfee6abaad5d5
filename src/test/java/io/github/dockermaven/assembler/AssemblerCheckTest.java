package io.github.dockermaven.assembler;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.dockerfile.DockerfileParser;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssemblerCheckTest {
    private static Optional<String> check(String dockerfile, String target) {
        return AssemblerCheck.firstUnsupported(
                        DockerfileParser.parse("Dockerfile", dockerfile.replace("\\n", "\n")),
                        Map.of(),
                        Optional.ofNullable(target))
                .map(UnsupportedInstruction::toString);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FROM a\\nLABEL a=b\\nRUN true\\nRUN false      | Dockerfile:3: RUN needs a Docker Engine
            FROM a AS b\\nFROM b\\nRUN x                   | Dockerfile:2: FROM b, another stage, needs a Docker Engine
            FROM a AS b\\nFROM c\\nCOPY --from=b /x /      | Dockerfile:3: COPY --from needs a Docker Engine
            FROM a\\nCOPY --from=image /x /                | Dockerfile:2: COPY --from needs a Docker Engine
            FROM a\\nCOPY --link x /                       | Dockerfile:2: COPY --link needs a Docker Engine
            FROM a\\nCOPY --parents x /                    | Dockerfile:2: COPY --parents needs a Docker Engine
            FROM a\\nCOPY --exclude=*.x x /                | Dockerfile:2: COPY --exclude needs a Docker Engine
            FROM a\\nCOPY --exclude=false x /                | Dockerfile:2: COPY --exclude needs a Docker Engine
            FROM a\\nADD --checksum=sha256:1 x /           | Dockerfile:2: ADD --checksum needs a Docker Engine
            FROM a\\nCOPY <<E /x\\nE                       | Dockerfile:2: A here-document needs a Docker Engine
            FROM a\\nADD x https://host/y /                | Dockerfile:2: ADD of https://host/y needs a Docker Engine
            FROM a\\nADD git@host:x.git /                  | Dockerfile:2: ADD of git@host:x.git needs a Docker Engine
            FROM a\\nCOPY --chown=me x /                   | Dockerfile:2: COPY --chown=me, which has a name, needs a Docker Engine
            FROM a\\nCOPY --chown=1:me x /                 | Dockerfile:2: COPY --chown=1:me, which has a name, needs a Docker Engine
            FROM a\\nCOPY --chmod=go-w x /                 | Dockerfile:2: COPY --chmod=go-w, which is no number, needs a Docker Engine
            # syntax=me/frontend\\nFROM a                  | Dockerfile:1: The syntax me/frontend needs a Docker Engine
            # syntax=docker/dockerfile-upstream\\nFROM a   | Dockerfile:1: The syntax docker/dockerfile-upstream needs a Docker Engine
            """)
    void namesLineAndReason(String dockerfile, String unsupported) {
        assertThat(check(dockerfile, null)).contains(unsupported);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FROM scratch",
                "# syntax=docker/dockerfile:1\nFROM a",
                "# syntax=docker/dockerfile:1.7-labs\nFROM a",
                "# syntax=docker.io/docker/dockerfile\nFROM a",
                "FROM a AS unused\nRUN x\nFROM b\nCOPY x /",
                "FROM a\nCOPY --link=false --chown=$U --chmod=$M x /",
                "FROM a\nONBUILD RUN x"
            })
    void findsNothing(String dockerfile) {
        assertThat(check(dockerfile, null)).isEmpty();
    }

    @Test
    void looksOnlyAtWhatTheTargetNeeds() {
        assertThat(check("FROM a AS one\nCOPY x /\nFROM one AS two\nRUN x", "one"))
                .isEmpty();
    }

    @Test
    void knowsThatAnArgumentCanChooseTheSyntax() {
        assertThat(AssemblerCheck.firstUnsupported(
                        DockerfileParser.parse("Dockerfile", "FROM a"),
                        Map.of("BUILDKIT_SYNTAX", "x/y"),
                        Optional.empty()))
                .contains(new UnsupportedInstruction("Dockerfile", 1, "The syntax x/y"));
    }
}
