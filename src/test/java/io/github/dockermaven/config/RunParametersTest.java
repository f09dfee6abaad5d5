package io.github.dockermaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.project.FakeSession;
import io.github.dockermaven.project.NamePattern;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunParametersTest {
    private static final String PARAMETERS =
            "<runImage>${docker.run.image}</runImage><runDetach default-value='false'>${docker.run.detach}</runDetach>"
                    + "<runInteractive>${docker.run.interactive}</runInteractive><runRm>${docker.run.rm}</runRm>";

    private final FakeSession fake = FakeSession.in(Path.of("project"));

    private RunParameters read() {
        return RunParameters.read(Pom.goal("", PARAMETERS, fake));
    }

    private ContainerRequest container() {
        GoalConfiguration goal = Pom.goal("", PARAMETERS, fake);
        ConfiguredImages images =
                new ConfiguredImages(goal, fake.project(), new NamePattern(fake.project(), Instant.EPOCH));
        return ConfiguredContainers.ofNamed(goal, images, "mysql");
    }

    @Test
    void areThoseOfTheCommandLine() {
        assertThat(read()).isEqualTo(new RunParameters(Optional.empty(), false, Optional.empty(), Optional.empty()));
        fake.properties().put("docker.run.image", "mysql:5.7");
        fake.properties().put("docker.run.detach", "true");
        fake.properties().put("docker.run.interactive", "false");
        fake.properties().put("docker.run.rm", "false");
        assertThat(read())
                .isEqualTo(new RunParameters(Optional.of("mysql:5.7"), true, Optional.of(false), Optional.of(false)));
    }

    @Test
    void removeAContainerUnlessItIsRestarted() {
        assertThat(read().removes(container())).isTrue();
        fake.properties().put("docker.run.restartPolicy", "always");
        assertThat(read().removes(container())).isFalse();
        fake.properties().put("docker.run.rm", "true");
        assertThatThrownBy(() -> read().removes(container()))
                .hasMessage("docker.run.rm asks for a container that goes at its end, and its restart policy is"
                        + " 'always'. One that is removed cannot be restarted: remove one of the two.");
        fake.properties().remove("docker.run.restartPolicy");
        fake.properties().put("docker.run.rm", "false");
        assertThat(read().removes(container())).isFalse();
    }
}
