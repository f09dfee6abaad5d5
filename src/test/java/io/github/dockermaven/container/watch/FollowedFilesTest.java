package io.github.dockermaven.container.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.container.ContainerEngine;
import io.github.dockermaven.container.StartedContainer;
import io.github.dockermaven.container.StartedContainer.Change;
import io.github.dockermaven.container.TestStarted;
import io.github.dockermaven.error.DockerFailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FollowedFilesTest {
    @RegisterExtension
    final ContainerEngine engine = new ContainerEngine();

    @TempDir
    private Path folder;

    private final StartedContainer web = TestStarted.of("web", "web-1", Change.CREATED);
    private final RecordedProgress progress = new RecordedProgress();
    private final Map<String, Path> files = new LinkedHashMap<>();

    @BeforeEach
    void make() throws IOException {
        engine.add("web-1", "shop/web:1.0", Map.of());
        files.put("/www/a.html", Files.writeString(folder.resolve("a.html"), "aa"));
        files.put("/www/sub/b.html", Files.writeString(folder.resolve("b.html"), "b"));
    }

    private void copy() {
        new FollowedFiles(engine.session(), progress).copy(web, files);
    }

    @Test
    void areCopiedAtOnce() {
        copy();
        assertThat(engine.changes()).containsExactly("PUT /containers/web-1/archive");
        assertThat(progress.lines().get(1))
                .startsWith("Copied 2 files, 3 B to web in ")
                .endsWith(": /www/a.html and 1 more");
    }

    @Test
    void areRemovedWhenTheyAreGone() throws IOException {
        Files.delete(folder.resolve("b.html"));
        engine.answer("POST /containers/web-1/exec", "409 Conflict", "Container id-web-1 is not running");
        assertThatThrownBy(this::copy)
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith(
                        "The command 'rm -rf -- /www/sub/b.html' in container id-web-1 cannot be run: ");
        assertThat(engine.changes()).containsExactly("POST /containers/web-1/exec");
    }

    @Test
    void haveTheEnginesReason() {
        engine.answer("PUT /containers/web-1/archive", "403 Forbidden", "container rootfs is marked read-only");
        assertThatThrownBy(this::copy)
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith("Nothing can be copied to / of container 'web-1': ");
    }
}
