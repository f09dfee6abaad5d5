package io.github.dockermaven.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.container.GoneContainer;
import io.github.dockermaven.container.StartedContainer;
import io.github.dockermaven.container.TestStarted;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerOutputTest {
    @TempDir
    private Path folder;

    private final StartedContainer db = TestStarted.of("db", "db.port", 13306);
    private final StartedContainer web = TestStarted.of("web", "web.port", 8080);
    private FakeSession fake;
    private MavenProject project;
    private ContainerOutput output;

    @BeforeEach
    void start() {
        fake = FakeSession.in(folder);
        project = fake.project();
        output = new ContainerOutput(project);
    }

    private Path file() {
        return folder.resolve("target/docker/containers.properties");
    }

    private Optional<String> wish(String property) {
        return new MavenProperties(fake.session(), project).beforeStart(property);
    }

    @Test
    void isInPropertiesOfTheProjectAndInAFile() {
        output.write(List.of(db, web), List.of(db), "127.0.0.1");
        assertThat(file()).hasContent("""
                docker.host.address=127.0.0.1
                docker.container.db.id=id-db
                db.port=13306
                docker.container.web.id=id-web
                web.port=8080
                """);
        assertThat(project.getProperties()).containsEntry("docker.container.web.id", "id-web");
        assertThat(output.known()).containsExactly(db.run());
    }

    @Test
    void whatIsGoneIsTakenBack() {
        output.write(List.of(db, web), List.of(db, web), "127.0.0.1");
        output.forget(List.of(new GoneContainer("id-db", List.of("db.port"))));
        assertThat(file()).hasContent("""
                docker.container.web.id=id-web
                docker.host.address=127.0.0.1
                web.port=8080
                """);
        assertThat(output.known()).containsExactly(web.run());
        assertThat(project.getProperties())
                .doesNotContainKeys("docker.container.db.id", "db.port")
                .containsKey("docker.container.web.id");
        output.forget(List.of(new GoneContainer("id-web", List.of())));
        assertThat(folder.resolve("target/docker")).isEmptyDirectory();
    }

    @Test
    void withoutAPomIsInTheFolderThatMavenRunsIn() {
        project.getBuild().setDirectory("${project.basedir}/target");
        assertThat(output.logs()).isEqualTo(Path.of("target/docker/logs").toAbsolutePath());
    }

    @Test
    void whatIsGoneElsewhereChangesNothing() {
        output.forget(List.of(new GoneContainer("id-other", List.of("db.port"))));
        assertThat(folder.resolve("target")).doesNotExist();
        output.write(List.of(db), List.of(db), "127.0.0.1");
        output.forget(List.of(new GoneContainer("id-other", List.of("db.port"))));
        assertThat(file()).content().contains("db.port=13306");
    }

    /** The second start of a build asks for the port of the POM, and for any free one where the first has found it. */
    @Test
    void aPortThatThePomSetsStaysAWish() {
        project.getProperties().setProperty("db.port", "13306");
        output.write(List.of(db, web), List.of(), "127.0.0.1");
        output.write(List.of(db, web), List.of(), "127.0.0.1");
        assertThat(wish("db.port")).contains("13306");
        assertThat(wish("web.port")).isEmpty();
        output.forget(List.of(
                new GoneContainer("id-db", List.of("db.port")), new GoneContainer("id-web", List.of("web.port"))));
        assertThat(project.getProperties()).containsEntry("db.port", "13306").doesNotContainKey("web.port");
    }
}
