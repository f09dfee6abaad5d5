package io.github.dockermaven.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.container.CoverageData;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoverageOutputTest {
    @TempDir
    private Path folder;

    private static MavenProject project(Path folder, MavenProject parent) {
        MavenProject project = TestProjects.userService(folder);
        project.setParent(parent);
        return project;
    }

    private CoverageData of(MavenProject... projects) {
        FakeSession fake = FakeSession.in(folder.resolve("unused"));
        fake.session().setProjects(List.of(projects));
        return CoverageOutput.of(fake.session());
    }

    @Test
    void isOfTheBuildsProjectsAndTheirParents() {
        MavenProject ofRepository = project(folder.resolve("repository"), null);
        ofRepository.setFile(null);
        MavenProject root = project(folder.resolve("shop"), ofRepository);
        MavenProject system = project(folder.resolve("shop/system"), root);
        MavenProject users = project(folder.resolve("users"), null);
        users.getBuild().setDirectory(folder.resolve("built/users").toString());
        CoverageData data = of(system, users);
        assertThat(data.folders())
                .containsExactly(
                        folder.resolve("shop/system/target"),
                        folder.resolve("shop/system"),
                        folder.resolve("shop"),
                        folder.resolve("built/users"),
                        folder.resolve("users"));
        assertThat(data.fallback()).isEqualTo(folder.resolve("shop/system/target"));
    }

    @Test
    void isOfTheRootThatAModuleIsIn() {
        FakeSession fake = FakeSession.in(folder.resolve("shop/system"));
        fake.session()
                .getRequest()
                .setMultiModuleProjectDirectory(folder.resolve("shop").toFile());
        assertThat(CoverageOutput.of(fake.session()).folders()).contains(folder.resolve("shop"));
        fake.project().setFile(null);
        fake.project().setOriginalModel(null);
        assertThat(CoverageOutput.of(fake.session()).folders()).containsExactly(folder.resolve("shop/system/target"));
    }
}
