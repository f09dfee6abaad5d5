package io.github.dockermaven.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerFailureException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssemblyFilesTest {
    private static AssemblyFiles files(String name, String targetDir, String user, boolean exported) {
        return AssemblyFiles.of(
                "<assembly>", name, Optional.ofNullable(targetDir), Optional.ofNullable(user), exported);
    }

    private static String dockerfile(AssemblyFiles... files) {
        ImageContent content = new ImageContent(
                Optional.of("busybox"),
                Optional.empty(),
                Map.of(),
                Map.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.of(List.of()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return ContentDockerfile.generate(content, List.of(files));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        "maven, , , COPY maven /maven/",
        "maven, /opt/app, , COPY maven /opt/app/",
        "lib, /opt/app//, , COPY lib /opt/app/",
        "maven, /, , COPY maven /",
        "maven, $CATALINA_HOME/webapps, , COPY maven $CATALINA_HOME/webapps/",
        "maven, ${HOME}, , COPY maven ${HOME}/",
        "maven, , app, COPY --chown=app maven /maven/",
        "maven, , 1000:0, COPY --chown=1000:0 maven /maven/"
    })
    void areCopied(String name, String targetDir, String user, String line) {
        assertThat(dockerfile(files(name, targetDir, user, false))).isEqualTo("FROM busybox\n" + line + "\n");
    }

    @Test
    void areCopiedAsRootWhereAnotherUserGoesOn() {
        assertThat(dockerfile(files("maven", null, "jboss:wheel:nobody", false)))
                .isEqualTo("FROM busybox\nUSER root\nCOPY --chown=jboss:wheel maven /maven/\nUSER nobody\n");
    }

    @Test
    void areOneVolumeForEachFolderButTheRoot() {
        assertThat(dockerfile(
                        files("a", "/opt", null, true), files("b", "/opt/", null, true), files("c", "/", null, true)))
                .endsWith("COPY c /\nVOLUME /opt\n");
    }

    @ParameterizedTest(name = "'{0}'")
    @ValueSource(strings = {"", "../maven", "a/b", ".", "two words", "*"})
    void haveTheNameOfAFolder(String name) {
        assertThatThrownBy(() -> files(name, null, null, false))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("<assembly><name>: '" + name
                        + "' is not the name of a folder. Write letters, digits, '.', '_'" + " and '-' only.");
    }

    @Test
    void goToAnAbsolutePath() {
        assertThatThrownBy(() -> files("maven", "opt/app", null, false))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(
                        "<assembly><targetDir>: 'opt/app' is relative. Write an absolute path, /opt/app, or one that"
                                + " begins with a variable.");
        assertThatThrownBy(() -> files("maven", "/two words", null, false))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("<assembly><targetDir> '/two words' has white space in it. Remove it.");
    }

    @ParameterizedTest(name = "'{0}'")
    @ValueSource(strings = {"", ":", "a:", ":b", "a::c", "a:b:c:d", "two words", "a:b:"})
    void belongToAUser(String user) {
        assertThatThrownBy(() -> files("maven", null, user, false))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("<assembly><user>: '" + user
                        + "' is not valid. Write user, user:group, or user:group:user-that-goes-on.");
    }
}
