package io.github.dockermaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.project.FakeSession;
import io.github.dockermaven.project.MavenProperties;
import io.github.dockermaven.project.NamePattern;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The containers of a module by what its parent, which is started with it, has too. */
class InheritedContainersTest {
    private static final String DATABASE = "<images><image><alias>db</alias><name>mysql:5.7</name><run>"
            + "<envPropertyFile>db.env</envPropertyFile>"
            + "<volumes><bind><volume>./data:/data</volume><volume>%s/sql:/sql</volume></bind></volumes>"
            + "</run></image>%s</images>";

    @TempDir
    private Path root;

    private FakeSession fake;
    private Path module;

    @BeforeEach
    void makeFolders() throws Exception {
        fake = FakeSession.in(root);
        module = Files.createDirectory(root.resolve("users"));
        Files.writeString(root.resolve("db.env"), "A=b");
    }

    private ConfiguredContainers containers(Path folder, String packaging, String configuration) {
        MavenProject project = new MavenProject();
        project.setGroupId("shop");
        project.setArtifactId(folder.equals(root) ? "shop" : "users");
        project.setVersion("1.0");
        project.setPackaging(packaging);
        GoalConfiguration goal = new GoalConfiguration(
                Pom.xml("<configuration>" + configuration + "</configuration>"),
                Pom.xml("<configuration><givenImage>${docker.image}</givenImage></configuration>"),
                new MavenProperties(fake.session(), fake.project(), FakeSession.execution("start")),
                folder,
                warning -> {});
        return new ConfiguredContainers(
                goal, new ConfiguredImages(goal, project, new NamePattern(project, Instant.EPOCH)), project);
    }

    private List<String> ofModule(String parent, String own) {
        return containers(module, "jar", own).without(List.of(containers(root, "pom", parent))).stream()
                .map(ContainerRequest::alias)
                .toList();
    }

    private String database(Path folder, String others) {
        return DATABASE.formatted(folder, others);
    }

    /** Maven itself has given basedir's value in each of them. The file is only in the parent's folder. */
    @Test
    void areTheParents() {
        assertThat(ofModule(database(root, ""), database(module, ""))).isEmpty();
        assertThat(containers(root, "pom", database(root, "")).without(List.of()))
                .extracting(ContainerRequest::alias)
                .containsExactly("db");
        assertThatThrownBy(() -> containers(module, "jar", database(module, "")).without(List.of()))
                .hasMessageContaining("there is no file " + module.resolve("db.env"));
    }

    @Test
    void areTheParentsWhereAPathIsOfTheRoot() {
        assertThat(ofModule(database(root, ""), database(root, ""))).isEmpty();
    }

    @Test
    void areTheModulesIfTheyDiffer() throws Exception {
        Files.writeString(module.resolve("db.env"), "A=c");
        assertThat(ofModule(database(root, ""), database(module, "").replace("mysql:5.7", "mysql:8")))
                .containsExactly("db");
        assertThat(ofModule(database(root, ""), database(module, "").replace("/data<", "/var<")))
                .containsExactly("db");
        assertThat(ofModule(database(root, ""), database(module, "").replace(">db<", ">database<")))
                .containsExactly("database");
    }

    @Test
    void thoseThatAModuleAddsAreIts() {
        String own = "<image><name>redis:7</name><run/></image>";
        assertThat(ofModule(database(root, ""), database(module, own))).containsExactly("redis");
    }

    @Test
    void aRunBesideAnImageIsTheParentsWithIt() {
        String run = "<run><memory>64m</memory></run>";
        assertThat(ofModule("<image>shop/all:1</image>" + run, "<image>shop/all:1</image>" + run))
                .isEmpty();
        assertThat(ofModule("<image>shop/all:1</image>" + run, "<image>shop/users:1</image>" + run))
                .containsExactly("users");
    }

    /** It says how all modules run, each with its own image. */
    @Test
    void aRunWithoutAnImageIsOfEachModule() {
        String run = "<run><memory>64m</memory></run>";
        assertThat(ofModule(run, run)).containsExactly("users");
        assertThat(containers(module, "jar", run).inheritsRun(List.of(containers(root, "pom", run))))
                .isTrue();
        assertThat(containers(module, "jar", run).inheritsRun(List.of(containers(root, "pom", ""))))
                .isFalse();
    }

    @Test
    void anImageOfTheCommandLineIsOfOthersWhereThereIsNothingToMakeItOf() throws Exception {
        fake.properties().setProperty("docker.image", "redis:7");
        assertThat(containers(root, "pom", "").without(List.of()))
                .extracting(each -> each.image().isOfBuild())
                .containsExactly(false);
        assertThat(containers(module, "jar", "").without(List.of()))
                .extracting(each -> each.image().isOfBuild())
                .containsExactly(true);
        Files.writeString(root.resolve("Dockerfile"), "FROM scratch");
        assertThat(containers(root, "pom", "").without(List.of()))
                .extracting(each -> each.image().isOfBuild())
                .containsExactly(true);
    }
}
