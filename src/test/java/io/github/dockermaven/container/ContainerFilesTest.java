package io.github.dockermaven.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.engine.ContainerJson;
import io.github.dockermaven.error.DockerFailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerFilesTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(Files.createDirectory(folder.resolve("init")).resolve("init.sql"), "select 1");
    }

    private String digest(Path source, String target) {
        ContainerRequest request = TestRequest.of("db").file(source, target).build();
        return ContainerFiles.read(List.of(request)).digest(request, request.spec());
    }

    @Test
    void areNoPartOfContainersWithoutAny() {
        ContainerRequest request = TestRequest.of("db").build();

        assertThat(ContainerFiles.read(List.of(request)).digest(request, request.spec()))
                .isEqualTo(ContainerJson.digest(request.spec()));
    }

    @Test
    void changeTheContainerWithTheirContentAndPlace() throws IOException {
        String before = digest(folder.resolve("init"), "/initdb.d");

        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        assertThat(digest(folder.resolve("init"), "/initdb.d")).isEqualTo(before);
        assertThat(digest(folder.resolve("init"), "/other")).isNotEqualTo(before);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        String executable = digest(folder.resolve("init"), "/initdb.d");
        assertThat(executable).isNotEqualTo(before);
        Files.writeString(file, "select 2");
        assertThat(digest(folder.resolve("init"), "/initdb.d")).isNotEqualTo(executable);
        String changed = digest(folder.resolve("init"), "/initdb.d");
        Files.move(file, folder.resolve("init/other.sql"));
        assertThat(digest(folder.resolve("init"), "/initdb.d")).isNotEqualTo(changed);
    }

    @Test
    void haveToExist() {
        assertThatThrownBy(() -> digest(folder.resolve("none"), "/initdb.d/"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(folder.resolve("none")
                        + " does not exist. Correct the path: a relative one begins in the project's folder.");
    }
}
