package io.github.dockermaven.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.project.ModuleFiles.Kind;
import io.github.dockermaven.watch.WatchedFolder;
import java.nio.file.Path;
import org.apache.maven.model.Resource;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModuleFilesTest {
    @TempDir
    private Path folder;

    private ModuleFiles files;

    @BeforeEach
    void describe() {
        MavenProject project = TestProjects.userService(folder);
        project.addCompileSourceRoot(folder.resolve("src/main/java").toString());
        Resource resource = new Resource();
        resource.setDirectory(folder.resolve("src/main/resources").toString());
        project.addResource(resource);
        files = ModuleFiles.of(project);
    }

    @ParameterizedTest
    @CsvSource({
        "target/classes/shop/Main.class, CLASS",
        "src/main/resources/application.yml, RESOURCE",
        "src/main/java/shop/Main.java, SOURCE",
        "src/main/docker/conf/app.conf, IMAGE",
        "target/user-service-1.0.jar, IMAGE",
        "target/quarkus-app/app/user-service-1.0.jar, IMAGE",
        "Dockerfile, IMAGE",
        "pom.xml, POM"
    })
    void knowsWhatAFileIs(String path, Kind kind) {
        assertThat(files.has(folder.resolve(path))).isTrue();
        assertThat(files.kind(folder.resolve(path))).isEqualTo(kind);
    }

    @Test
    void hasNothingOfOthers() {
        assertThat(files.has(folder.resolveSibling("other").resolve("pom.xml"))).isFalse();
        assertThat(files.has(folder.resolve("module/target/classes/Main.class")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "target/user-service-1.0.jar, true",
        "target/user-service-1.0-exec.jar, true",
        "target/shop.war, true",
        "target/original-user-service-1.0.jar, false",
        "target/user-service-1.0-sources.jar, false",
        "target/user-service-1.0.jar.original, false",
        "Dockerfile.dockerignore, true",
        ".dockerignore, true",
        "pom.xml, true",
        "notes.txt, false"
    })
    void watchesWhatImagesAreMadeOf(String path, boolean isWatched) {
        Path file = folder.resolve(path);
        assertThat(files.watched(false).stream()
                        .filter(each -> each.path().equals(file.getParent()))
                        .anyMatch(each -> each.files().test(file)))
                .isEqualTo(isWatched);
    }

    private WatchedFolder main(boolean hasSources) {
        return files.watched(hasSources).stream()
                .filter(each -> each.path().equals(folder.resolve("src/main")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void watchesSourcesOnlyWhereTheyAreCompiled() {
        Path sources = folder.resolve("src/main/java");
        assertThat(files.watched(false)).extracting(WatchedFolder::path).doesNotContain(sources);
        assertThat(main(false).folders().test(sources)).isFalse();
        assertThat(main(false).folders().test(folder.resolve("src/main/webapp")))
                .isTrue();
        assertThat(files.watched(true)).extracting(WatchedFolder::path).contains(sources);
        assertThat(main(true).folders().test(sources)).isTrue();
    }
}
