package io.github.dockermaven.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerFailureException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.apache.maven.model.Model;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamePatternTest {
    private static MavenProject project(String group, String artifact, String version) {
        Model model = new Model();
        model.setGroupId(group);
        model.setArtifactId(artifact);
        model.setVersion(version);
        return new MavenProject(model);
    }

    private static String fill(MavenProject project, String name) {
        return new NamePattern(
                        project,
                        LocalDateTime.of(2026, 11, 24, 15, 4, 5, 67_000_000)
                                .atZone(ZoneId.systemDefault())
                                .toInstant())
                .fill(name);
    }

    @ParameterizedTest
    @CsvSource({
        "com.example.shop, Users, 1.0, %g/%a:%v, shop/users:1.0",
        "shop, users, 1.0, %g/%a:%l, shop/users:1.0",
        "shop, users, 1.0-SNAPSHOT, %g/%a:%l, shop/users:latest",
        "shop, users, 1.0-SNAPSHOT, %a:%v, users:1.0-SNAPSHOT",
        "shop, users, 1.0, %a:%t, users:1.0",
        "shop, users, 1.0-SNAPSHOT, %a:%t, users:snapshot-261124-150405-0670",
        "shop, users, 1.0+5, %a:%v-%T, users:1.0-5-261124-150405-0670",
        "shop, users, 1.0, plain:1, plain:1"
    })
    void standForPartsOfTheCoordinates(String group, String artifact, String version, String name, String filled) {
        assertThat(fill(project(group, artifact, version), name)).isEqualTo(filled);
    }

    @Test
    void mayBeGivenByProperties() {
        MavenProject project = project("com.example", "users", "1.0");
        project.getProperties().setProperty("docker.image.user", "ada");
        project.getProperties().setProperty("docker.image.tag", "2-SNAPSHOT");

        assertThat(fill(project, "%g/%a:%v-%l")).isEqualTo("ada/users:2-SNAPSHOT-latest");
    }

    @Test
    void areNoneWithoutAName() {
        assertThat(fill(project("a", "b", "1"), null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%x", "%", "%%"})
    void mustBeKnown(String name) {
        assertThatThrownBy(() -> fill(project("a", "b", "1"), "shop/" + name))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Image name 'shop/" + name + "' has '%" + name.substring(1)
                        + "', which stands for nothing. Write %g (group), %a (artifact), %v (version), %l (version or"
                        + " latest), %t (version or time), %T (time), or no percent sign.");
    }
}
