package io.github.dockermaven.container;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.engine.transport.EngineAddress;
import io.github.dockermaven.error.DockerFailureException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostFilesTest {
    @TempDir
    private Path folder;

    private final EngineAddress here = EngineAddress.unix("/var/run/docker.sock");

    private void check(EngineAddress engine, Path source) {
        ContainerRequest web =
                TestRequest.of("web").bind(source.toString(), "/data").build();
        new HostFiles(engine).check(List.of(web));
    }

    @Test
    void aMissingSourceIsAnError() {
        Path missing = folder.resolve("missing");
        assertThatThrownBy(() -> check(here, missing))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Container 'web': " + missing
                        + ", which it mounts at /data, does not exist. Create it, correct the path, or name a volume instead"
                        + " of a path.");
    }

    @Test
    void aFolderOrFileThatExistsIsNone() throws Exception {
        assertThatCode(() -> check(here, folder)).doesNotThrowAnyException();
        assertThatCode(() -> check(here, Files.writeString(folder.resolve("init.sql"), "")))
                .doesNotThrowAnyException();
    }

    @Test
    void anEngineOnAnotherMachineHasOtherFiles() {
        EngineAddress there = EngineAddress.parse("tcp://192.0.2.1:2375", false, "DOCKER_HOST");
        assertThatCode(() -> check(there, folder.resolve("missing"))).doesNotThrowAnyException();
    }
}
