package io.github.dockermaven.builder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerFailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildOrderTest {
    @TempDir
    private Path folder;

    private CheckedBuild build(String name, String dockerfile) throws IOException {
        Path context = Files.createDirectories(folder.resolve(name));
        return TestBuild.in(context).called(List.of(name + ":1", name)).of(dockerfile);
    }

    private static List<String> names(List<CheckedBuild> builds) {
        return builds.stream().map(build -> build.request().name().repository()).toList();
    }

    @Test
    void keepsTheOrderOfWhatIsIndependent() throws IOException {
        assertThat(names(BuildOrder.of(List.of(build("b", "FROM x\n"), build("a", "FROM y\n")))))
                .containsExactly("library/b", "library/a");
    }

    @Test
    void hasBasesFirstByAnyOfTheirNames() throws IOException {
        CheckedBuild c = build("c", "FROM x AS other\nFROM b:1\nCOPY --from=a /x /x\n");
        CheckedBuild b = build("b", "FROM --platform=$BUILDPLATFORM a:latest\n");
        CheckedBuild a = build("a", "FROM a:0\n");

        assertThat(names(BuildOrder.of(List.of(c, b, a)))).containsExactly("library/a", "library/b", "library/c");
        assertThat(names(BuildOrder.bases(c, List.of(c, b, a)))).containsExactly("library/b", "library/a");
    }

    @Test
    void letsAnImageBeFromItsOwnName() throws IOException {
        assertThat(BuildOrder.of(List.of(build("a", "FROM a:1\n")))).hasSize(1);
    }

    @Test
    void refusesACircle() throws IOException {
        List<CheckedBuild> builds = List.of(
                build("d", "FROM a:1\n"), build("a", "FROM b:1\n"), build("b", "FROM c:1\n"), build("c", "FROM a:1\n"));

        assertThatThrownBy(() -> BuildOrder.of(builds))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Images are FROM one another: a:1 needs b:1 needs c:1 needs a:1. Remove one of them from"
                        + " this cycle.");
    }
}
