package io.github.dockermaven.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuiltImageIdsTest {
    @TempDir
    private Path folder;

    private FakeSession maven;

    @BeforeEach
    void open() {
        maven = FakeSession.in(folder);
    }

    private static String id(int number) {
        return "sha256:%064x".formatted(number);
    }

    private void add(MavenProject project, int number) {
        BuiltImageIds.add(id(number), project, maven.session());
    }

    private Path only() throws IOException {
        try (var files = Files.list(UserCache.folder(maven.session()).resolve("images"))) {
            return files.reduce((one, other) -> {
                        throw new AssertionError("several files");
                    })
                    .orElseThrow();
        }
    }

    @Test
    void areThoseOfTheProjectsOrOfAll() {
        MavenProject other = TestProjects.userService(folder.resolve("other"));
        add(maven.project(), 1);
        add(maven.project(), 2);
        add(maven.project(), 1);
        add(other, 3);
        assertThat(BuiltImageIds.of(List.of(maven.project()), maven.session())).containsExactly(id(1), id(2));
        assertThat(BuiltImageIds.of(List.of(other), maven.session())).containsExactly(id(3));
        assertThat(BuiltImageIds.ofAll(maven.session())).containsExactly(id(1), id(2), id(3));
    }

    @Test
    void areNoneWithoutAnyBuild() {
        assertThat(BuiltImageIds.of(List.of(maven.project()), maven.session())).isEmpty();
        assertThat(BuiltImageIds.ofAll(maven.session())).isEmpty();
    }

    @Test
    void areOnlyWhatABuildWrites() throws IOException {
        add(maven.project(), 1);
        Files.writeString(only(), "sha256:1\nnginx\n../x\n" + id(2) + "\n");
        assertThat(BuiltImageIds.ofAll(maven.session())).containsExactly(id(2));
    }

    @Test
    void loseTheOlderHalfOfALongFile() throws IOException {
        add(maven.project(), 1);
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= 4000; i++) {
            lines.append(id(i)).append('\n');
        }
        Files.writeString(only(), lines);
        add(maven.project(), 4001);
        assertThat(BuiltImageIds.ofAll(maven.session()))
                .hasSize(2001)
                .doesNotContain(id(2000))
                .contains(id(2001), id(4001));
    }

    @Test
    void doNotFailABuildIfTheyCannotBeWritten() throws IOException {
        Path cache = UserCache.folder(maven.session());
        Files.createDirectories(cache.getParent());
        Files.writeString(cache, "a file in the folder's place");
        add(maven.project(), 1);
        assertThat(BuiltImageIds.of(List.of(maven.project()), maven.session())).isEmpty();
    }
}
