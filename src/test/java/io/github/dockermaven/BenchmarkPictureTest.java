package io.github.dockermaven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The picture of the benchmark shows what its table says. */
class BenchmarkPictureTest {
    private static final Path PICTURE = Path.of("src/site/resources/images/benchmark.svg");

    @TempDir
    private Path folder;

    @Test
    void showsTheFiguresOfTheTable() throws Exception {
        Path drawn = folder.resolve("benchmark.svg");
        Process draw = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "src/bench/java/bench/Chart.java",
                        page().toString(),
                        drawn.toString())
                .inheritIO()
                .start();
        try {
            assertThat(draw.waitFor(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            draw.destroyForcibly();
        }
        assertThat(PICTURE).hasSameTextualContentAs(drawn).content().contains(">docker-maven-plugin</text>");
    }

    private static Path page() throws IOException {
        try (Stream<Path> pages = Stream.concat(Stream.of(Path.of("README.md")), Files.walk(Path.of("src/site")))) {
            List<Path> found = pages.filter(page -> page.toString().endsWith(".md"))
                    .filter(BenchmarkPictureTest::hasTable)
                    .toList();
            assertThat(found).hasSize(1);
            return found.get(0);
        }
    }

    private static boolean hasTable(Path page) {
        try {
            return Files.readString(page).contains("<!-- benchmark:");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
