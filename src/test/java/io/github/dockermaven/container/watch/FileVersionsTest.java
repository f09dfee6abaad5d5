package io.github.dockermaven.container.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileVersionsTest {
    @TempDir
    private Path folder;

    private final Map<String, Path> files = new LinkedHashMap<>();
    private FileVersions versions;

    @BeforeEach
    void make() throws IOException {
        write("a", "1");
        write("b", "1");
        versions = new FileVersions(files);
    }

    private void write(String name, String text) throws IOException {
        files.put("/maven/" + name, Files.writeString(folder.resolve(name), text));
    }

    @Test
    void areThoseOfTheImageAtFirst() throws IOException {
        assertThat(versions.changed("one", files)).isEmpty();
        // The same size and time as before do not matter.
        write("b", "2");
        write("c", "1");
        assertThat(versions.changed("one", files)).containsOnlyKeys("/maven/b", "/maven/c");
    }

    @Test
    void areOfEachContainer() throws IOException {
        write("b", "2");
        versions.accept("one", files);
        assertThat(versions.changed("one", files)).isEmpty();
        assertThat(versions.changed("two", files)).containsOnlyKeys("/maven/b");
        write("b", "1");
        assertThat(versions.changed("one", files)).containsOnlyKeys("/maven/b");
        assertThat(versions.changed("two", files)).isEmpty();
    }

    @Test
    void haveWhatIsGone() throws IOException {
        Path gone = files.remove("/maven/a");
        Files.delete(gone);
        assertThat(versions.changed("one", files)).containsExactly(Map.entry("/maven/a", gone));
        versions.accept("one", files);
        assertThat(versions.changed("one", files)).isEmpty();
    }
}
