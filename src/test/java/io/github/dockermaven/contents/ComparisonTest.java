package io.github.dockermaven.contents;

import static io.github.dockermaven.contents.TestLayers.bytes;
import static io.github.dockermaven.contents.TestLayers.jar;
import static io.github.dockermaven.contents.TestLayers.pomProperties;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.archive.Tar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

    @TempDir
    private Path folder;

    private static ImageContents image(String version, Tar tar) {
        return TestLayers.image(
                "{\"v\":\"" + version + "\"}",
                tar.file(
                        "lib/a.jar",
                        jar("META-INF/maven/org.x/a/pom.properties", pomProperties("org.x", "a", version))));
    }

    private static Snapshot snapshot(ImageContents image) {
        return Snapshot.of(image, StackedFiles.of(image.layers()), NOW);
    }

    @Test
    void findsFilesAndVersions() {
        Snapshot before = snapshot(image("1", new Tar().file("gone", bytes("1")).file("same", bytes("2"))));
        Snapshot after = snapshot(image("2", new Tar().file("new", bytes("33")).file("same", bytes("2"))));

        Comparison comparison = Comparison.of("before", before, after);

        assertThat(comparison.same()).isFalse();
        assertThat(comparison.files())
                .extracting(Comparison.FileChange::path, Comparison.FileChange::words)
                .containsExactly(
                        Tuple.tuple("lib/a.jar", "changed"), Tuple.tuple("new", "new"), Tuple.tuple("gone", "gone"));
        assertThat(comparison.artifacts()).containsExactly(new Comparison.ArtifactChange("org.x:a", "1", "2"));
    }

    @Test
    void eachReportIsComparedWithTheLast() throws IOException {
        ImageReporter reporter = new ImageReporter(folder, NOW);
        Path page = reporter.write(image("1", new Tar()), Optional.empty()).page();
        assertThat(Files.readString(page)).doesNotContain("Changed since");

        reporter.write(image("2", new Tar()), Optional.empty());
        assertThat(Files.readString(page))
                .contains("Changed since the last report, of 2026-01-02T03:04:05Z", "org.x:a");

        reporter.write(image("2", new Tar()), Optional.empty());
        assertThat(Files.readString(page)).contains("Nothing: it is the same image.");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("shop-users-1.html", "shop-users-1.last");
        }
    }

    @Test
    void aDamagedRecordCountsAsMissing() throws IOException {
        Path record = folder.resolve("r");
        Snapshot written = snapshot(image("1", new Tar().file("\udc80x", bytes("1"))));
        written.write(record);
        assertThat(Snapshot.read(record)).contains(written);

        byte[] whole = Files.readAllBytes(record);
        Files.write(record, Arrays.copyOf(whole, whole.length / 2));
        assertThat(Snapshot.read(record)).isEmpty();
        assertThat(Snapshot.read(folder.resolve("none"))).isEmpty();
    }
}
