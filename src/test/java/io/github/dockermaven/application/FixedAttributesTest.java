package io.github.dockermaven.application;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerExecutionException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs permissions")
class FixedAttributesTest {
    @TempDir
    Path folder;

    @Test
    void nameAFileThatCannotBeRead() {
        Path file = folder.resolve("app.jar");

        assertThatThrownBy(() -> FixedAttributes.areReadable(file))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessage(file + " cannot be read: no such file. Check that it is there and that you may read all of"
                        + " it.");
    }
}
