package io.github.dockermaven.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.model.Model;
import org.apache.maven.model.Parent;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AggregatorTest {
    @TempDir
    Path folder;

    private void pom(String file, String content) throws IOException {
        Path pom = folder.resolve(file);
        Files.createDirectories(pom.getParent());
        Files.writeString(pom, "<project>" + content + "</project>");
    }

    private MavenProject project(String name) throws IOException {
        return TestProjects.userService(Files.createDirectories(folder.resolve(name)));
    }

    @ParameterizedTest
    @CsvSource({
        "<modules><module>users</module></modules>, true",
        "<modules><module> ./users/pom.xml </module></modules>, true",
        "<profiles><profile><modules><module>users</module></modules></profile></profiles>, true",
        "<modules><module>orders</module></modules>, false",
        "<packaging>pom</packaging>, false",
        "<modules><module>, false"
    })
    void isThePomAboveIfItNamesTheProject(String content, boolean named) throws IOException {
        pom("pom.xml", content);

        assertThat(Aggregator.of(project("users")).isPresent()).isEqualTo(named);
    }

    @Test
    void mayBeMoreThanOneFolderAbove() throws IOException {
        pom("pom.xml", "<modules><module>services/users</module></modules>");

        assertThat(Aggregator.of(project("services/users")).isPresent()).isTrue();
    }

    @Test
    void mayBeTheParentBesideIt() throws IOException {
        pom("parent/pom.xml", "<modules><module>../users</module></modules>");
        MavenProject project = project("users");
        Parent parent = new Parent();
        parent.setRelativePath("../parent");
        project.getModel().setParent(parent);

        assertThat(Aggregator.of(project).isPresent()).isTrue();
    }

    @Test
    void isThatOfTheProjectsOwnPomAfterAnotherTookItsPlace() throws IOException {
        pom("pom.xml", "<modules><module>users</module></modules>");
        MavenProject project = project("users");
        project.setOriginalModel(new Model());
        project.getOriginalModel().setPomFile(folder.resolve("users/pom.xml").toFile());
        project.setFile(folder.resolve("users/dependency-reduced-pom.xml").toFile());

        assertThat(Aggregator.of(project)).contains(folder.resolve("pom.xml"));
    }

    @Test
    void isTheLastOfThoseThatNameOneAnother() throws IOException {
        pom("pom.xml", "<modules><module>services</module></modules>");
        pom("services/pom.xml", "<modules><module>users</module></modules>");

        assertThat(Aggregator.farthest(project("services/users"))).contains(folder.resolve("pom.xml"));
    }

    @Test
    void isNotAParentOfARepository() throws IOException {
        MavenProject project = project("users");
        Parent parent = new Parent();
        parent.setRelativePath("");
        project.getModel().setParent(parent);

        assertThat(Aggregator.of(project).isPresent()).isFalse();
    }
}
