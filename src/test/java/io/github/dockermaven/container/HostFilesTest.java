package io.github.dockermaven.container;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerFailureException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostFilesTest {
    @TempDir
    private Path folder;

    private static void check(boolean isSeenByEngine, Path source) {
        ContainerRequest web =
                TestRequest.of("web").bind(source.toString(), "/data").build();
        new HostFiles(isSeenByEngine).check(List.of(web));
    }

    @Test
    void aMissingSourceIsAnError() {
        Path missing = folder.resolve("missing");
        assertThatThrownBy(() -> check(true, missing))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Container 'web': " + missing
                        + ", which it mounts at /data, does not exist. Create it, correct the path, or name a volume instead"
                        + " of a path.");
    }

    @Test
    void aFolderOrFileThatExistsIsNone() throws Exception {
        assertThatCode(() -> check(true, folder)).doesNotThrowAnyException();
        assertThatCode(() -> check(true, Files.writeString(folder.resolve("init.sql"), "")))
                .doesNotThrowAnyException();
    }

    @Test
    void anEngineOnAnotherMachineHasOtherFiles() {
        assertThatCode(() -> check(false, folder.resolve("missing"))).doesNotThrowAnyException();
    }
}
