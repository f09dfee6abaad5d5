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
        fake.session().setProjects(List.of(fake.project(), other));

        fake.session().setCurrentProject(other);
        assertThat(GoalEnd.isLast(fake.session(), "build", project -> false)).isFalse();
        fake.session().setCurrentProject(fake.project());
        assertThat(GoalEnd.isLast(fake.session(), "push", project -> false)).isFalse();
        assertThat(GoalEnd.isLast(fake.session(), "build", project -> false)).isTrue();
        assertThat(GoalEnd.isLast(fake.session(), "build", project -> false)).isFalse();
    }

    @Test
    void needsNoProjectInWhichTheGoalDoesNothing() {
        FakeSession fake = FakeSession.in(folder);
        MavenProject other = TestProjects.userService(folder.resolve("other"));
        other.setArtifactId("other");
        fake.session().setProjects(List.of(fake.project(), other));
        fake.session().setCurrentProject(fake.project());

        assertThat(GoalEnd.isLast(fake.session(), "build", project -> project == other))
                .isTrue();
    }
}
