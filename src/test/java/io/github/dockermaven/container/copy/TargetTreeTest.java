package io.github.dockermaven.container.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.container.copy.TargetTree.Attributes;
import io.github.dockermaven.error.DockerExecutionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetTreeTest {
    @TempDir
    private Path folder;

    @Test
    void keepsTheFileThatWasThereIfTheDiskIsFull() throws IOException {
        Path file = Files.writeString(folder.resolve("log"), "earlier");

        assertThatThrownBy(() -> new TargetTree(folder).file(file, new Attributes(0644, 0), made -> {
                    made.stream().write('x');
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessage(file
                        + " cannot be written: No space left on device. Make room or the folder writable, or copy to"
                        + " another folder.");
        assertThat(folder).isDirectoryContaining(file::equals).isDirectoryNotContaining(each -> !each.equals(file));
        assertThat(file).hasContent("earlier");
    }
}
