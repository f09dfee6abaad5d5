package io.github.dockermaven.compose.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerFailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposeOutputTest {
    @TempDir
    private Path folder;

    @Test
    void writesOnceWhatIsTheSame() throws IOException {
        ComposeOutput output = new ComposeOutput(folder.resolve("docker/compose.yaml"));
        ComposeDocument document = document(Map.of("DB_PASSWORD", "a\"b$c\\d\ne"));

        assertThat(output.write(document)).isTrue();
        assertThat(output.write(document)).isFalse();

        assertThat(output.file()).hasContent(document.text());
        assertThat(Files.readAllLines(output.variables()))
                .containsExactly("# " + ComposeDocument.MARK, "DB_PASSWORD=\"a\\\"b\\$c\\\\d\\ne\"");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(output.variables())))
                .isEqualTo("rw-------");
    }

    @Test
    void removesVariablesThatNothingHas() {
        ComposeOutput output = new ComposeOutput(folder.resolve("compose.yaml"));
        output.write(document(Map.of("DB_PASSWORD", "secret")));

        assertThat(output.write(document(Map.of()))).isTrue();

        assertThat(output.variables()).doesNotExist();
        assertThat(output.file()).exists();
    }

    @Test
    void overwritesNoFileOfAnother() throws IOException {
        Path file = Files.writeString(folder.resolve("compose.yaml"), "services: {}\n");

        assertThatThrownBy(new ComposeOutput(file)::check)
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(
                        file + " exists, and docker:compose has not written it: it is not overwritten. Move it away, or"
                                + " have another file written with -Ddocker.compose.output=target/docker/compose.yaml.");
    }

    @Test
    void overwritesNoVariablesOfAnother() throws IOException {
        Path variables = Files.writeString(folder.resolve(".env"), "A=b\n");
        ComposeOutput output = new ComposeOutput(folder.resolve("compose.yaml"));

        assertThatThrownBy(() -> output.write(document(Map.of("DB_PASSWORD", "secret-canary"))))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(
                        variables + " exists, and docker:compose has not written it. The values of DB_PASSWORD belong"
                                + " there, which are in no compose file because they look like secrets. Have the file written into"
                                + " a folder without .env: -Ddocker.compose.output=target/docker/compose.yaml.");

        assertThat(output.file()).doesNotExist();
        assertThat(output.write(document(Map.of()))).isTrue();
        assertThat(variables).hasContent("A=b");
    }

    private static ComposeDocument document(Map<String, String> secrets) {
        return new ComposeDocument("# " + ComposeDocument.MARK + "\nservices: {}\n", secrets, List.of(), "");
    }
}
