package io.github.dockermaven.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoalEndTest {
    @TempDir
    private Path folder;

    @Test
    void isReachedOnceWithTheLastProject() {
        FakeSession fake = FakeSession.in(folder);
        MavenProject other = TestProjects.userService(folder.resolve("other"));
        other.setArtifactId("other");
        List<MavenProject> both = List.of(fake.project(), other);
        fake.session().setProjects(both);

        fake.session().setCurrentProject(other);
        assertThat(GoalEnd.isLast(fake.session(), "build", both)).isFalse();
        fake.session().setCurrentProject(fake.project());
        assertThat(GoalEnd.isLast(fake.session(), "push", both)).isFalse();
        assertThat(GoalEnd.isLast(fake.session(), "build", both)).isTrue();
        assertThat(GoalEnd.isLast(fake.session(), "build", both)).isFalse();
    }

    @Test
    void needsNoProjectInWhichTheGoalDoesNothing() {
        FakeSession fake = FakeSession.in(folder);
        fake.session().setCurrentProject(fake.project());

        assertThat(GoalEnd.isLast(fake.session(), "build", List.of(fake.project())))
                .isTrue();
    }
}
