package io.github.dockermaven.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModulesOfPomTest {
    @TempDir
    private Path folder;

    private ModulesOfPom read(String content) throws IOException {
        Path pom = folder.resolve("pom.xml");
        return ModulesOfPom.read(Files.writeString(pom, "<project>" + content + "</project>"))
                .orElseThrow();
    }

    @Test
    void areThoseOfItsProfilesToo() throws IOException {
        Files.createDirectory(folder.resolve("a"));

        assertThat(read("<artifactId>shop</artifactId><modules><module> a </module><module>b/own.xml</module></modules>"
                                + "<profiles><profile><modules><module>..\\c.xml</module></modules></profile></profiles>")
                        .modules())
                .containsExactly(
                        folder.resolve("a/pom.xml"), folder.resolve("b/own.xml"), folder.resolveSibling("c.xml"));
    }

    @Test
    void haveThePomsGroupOrThatOfItsParent() throws IOException {
        assertThat(read("<parent><groupId>shop</groupId></parent>").groupId()).isEqualTo("shop");
        assertThat(read("<parent><groupId>shop</groupId></parent><groupId>own</groupId>")
                        .groupId())
                .isEqualTo("own");
        assertThat(read("<artifactId>app</artifactId>"))
                .isEqualTo(new ModulesOfPom(folder.resolve("pom.xml"), "", "app", List.of()));
    }

    @Test
    void areNoneWhereAPathIsNone() {
        Model model = new Model();
        model.addModule("a\0b");
        model.addModule("own.xml");

        assertThat(ModulesOfPom.of(folder.resolve("pom.xml"), model).modules())
                .containsExactly(folder.resolve("own.xml"));
    }

    @Test
    void areNotKnownOfAPomThatCannotBeRead() throws IOException {
        assertThat(ModulesOfPom.read(folder)).isEmpty();
        assertThat(ModulesOfPom.read(folder.resolve("none.xml"))).isEmpty();
        assertThat(ModulesOfPom.read(Files.writeString(folder.resolve("broken.xml"), "<project><modules>")))
                .isEmpty();
    }
}
