package io.github.dockermaven.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.archive.TarReader;
import io.github.dockermaven.error.DockerExecutionException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoverageAgentTest {
    @TempDir
    private Path folder;

    private List<String> entries(boolean isWithFolder) throws IOException {
        CoverageAgent agent = CoverageAgent.read(Files.writeString(folder.resolve("agent.jar"), "classes"));
        TarReader tar = new TarReader(agent.archive(isWithFolder));
        List<String> entries = new ArrayList<>();
        for (TarReader.Entry entry = tar.next(); entry != null; entry = tar.next()) {
            String content = new String(tar.readAllBytes(), StandardCharsets.UTF_8);
            entries.add(entry.name().replaceFirst("-[0-9a-f]{12}", "-DIGEST") + " "
                    + Integer.toOctalString(entry.mode()) + " " + entry.uid() + " " + content);
        }
        assertThat(tar.hasEnded()).isTrue();
        return entries;
    }

    /** Whoever the container runs as reads the agent, and writes the file. */
    @Test
    void isReadAndItsFileIsWrittenByEverybody() throws IOException {
        assertThat(entries(true))
                .containsExactly(
                        ".jacoco/ 755 0 ", ".jacoco/agent-DIGEST.jar 644 0 classes", ".jacoco/jacoco.exec 666 0 ");
        assertThat(entries(false)).containsExactly("agent-DIGEST.jar 644 0 classes", "jacoco.exec 666 0 ");
    }

    @Test
    void hasToBeReadable() {
        assertThatThrownBy(() -> CoverageAgent.read(folder.resolve("none.jar")))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessage(
                        "JaCoCo's agent, " + folder.resolve("none.jar") + ", cannot be read: no such file. Delete its"
                                + " folder in the local repository: Maven gets it anew.");
    }
}
