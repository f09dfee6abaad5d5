package io.github.dockermaven.container.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.container.copy.HostTarget.Place;
import io.github.dockermaven.error.DockerExecutionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostTargetTest {
    @TempDir
    private Path folder;

    private Place place(String target, String name, boolean isFolder) {
        HostTarget host = HostTarget.of(folder, target);
        host.check();
        return host.place("users:/var/" + name, name, isFolder);
    }

    @Test
    void isAFolderThatGetsTheCopyInside() {
        assertThat(place(".", "log", true)).isEqualTo(new Place(folder, "log"));
        assertThat(place(".", "log", false)).isEqualTo(new Place(folder, "log"));
        assertThat(place(".", ".", true)).isEqualTo(new Place(folder, "."));
    }

    @Test
    void isTheNameOfWhatDoesNotExist() {
        assertThat(place("new", "log", true)).isEqualTo(new Place(folder, "new"));
        assertThat(place("new/", "log", true)).isEqualTo(new Place(folder, "new"));
        assertThat(place("new", ".", true)).isEqualTo(new Place(folder, "new"));
        assertThat(place("new", "log", false)).isEqualTo(new Place(folder, "new"));
    }

    @Test
    void isAFileThatAnotherReplaces() throws IOException {
        Files.writeString(folder.resolve("file"), "x");

        assertThat(place("file", "log", false)).isEqualTo(new Place(folder, "file"));
        assertThatThrownBy(() -> place("file", "log", true))
                .hasMessage("users:/var/log is a folder, and " + folder.resolve("file")
                        + " is a file. Name a folder, or one that is to be made.");
        assertThatThrownBy(() -> place("file/", "log", false)).hasMessageContaining("file is no folder, and the slash");
    }

    @Test
    void isNoFileIfItIsSaidToBeAFolder() {
        assertThatThrownBy(() -> place("new/", "log", false))
                .hasMessage(folder.resolve("new")
                        + " does not exist, and the slash at its end says that it is one. Make the"
                        + " folder, or remove the slash to name the file.");
    }

    @Test
    void isInAFolderThatExists() throws IOException {
        Files.writeString(folder.resolve("file"), "x");

        assertThatThrownBy(() -> place("missing/new", "log", true))
                .hasMessage("Folder " + folder.resolve("missing")
                        + " does not exist, and new is to be copied into it. Make the folder, or correct the path.");
        assertThatThrownBy(() -> place("file/new", "log", true)).hasMessageContaining("file is a file, and new is");
        assertThatThrownBy(() -> HostTarget.of(folder, "file/new").makeFolder())
                .isInstanceOf(DockerExecutionException.class)
                .hasMessageContaining("cannot be made");
    }

    @Test
    void isNoDevice() {
        assertThatThrownBy(() -> place("/dev/null", "log", false))
                .hasMessage("/dev/null is a device, pipe or socket: copy to a file or folder.");
    }
}
