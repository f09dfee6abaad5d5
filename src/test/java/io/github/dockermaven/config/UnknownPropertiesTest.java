package io.github.dockermaven.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.project.FakeSession;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownPropertiesTest {
    private final FakeSession fake = FakeSession.in(Path.of("project"));
    private final MojoExecution execution = FakeSession.execution("build");

    UnknownPropertiesTest() throws Exception {
        PlexusConfiguration parameters =
                Pom.xml("<configuration><tags>${docker.tags}</tags><ports>${docker.ports}</ports>"
                        + "<skipPush>${docker.skip.push}</skipPush></configuration>");
        PluginDescriptor plugin = new PluginDescriptor();
        MojoDescriptor goal = new MojoDescriptor();
        goal.setGoal("build");
        goal.setMojoConfiguration(parameters);
        goal.setPluginDescriptor(plugin);
        plugin.addMojo(goal);
        execution.setMojoDescriptor(goal);
    }

    private List<String> warnings() {
        return UnknownProperties.warnings(fake.session(), fake.project(), execution);
    }

    @ParameterizedTest
    @CsvSource({
        "docker.tag, Did you mean docker.tags?",
        "docker.label.team, Did you mean docker.labels.team?",
        "docker.push.skip, Did you mean docker.skip.push?",
        "docker.somethingElse, 'Remove it, or see ''mvn docker:help -Ddetail''.'"
    })
    void areWarnedOfOnceWithTheNearestName(String name, String advice) {
        fake.properties().setProperty(name, "x");
        assertThat(warnings()).containsExactly("-D" + name + " is not known to any goal, and has no effect. " + advice);
        assertThat(warnings()).isEmpty();
        fake.properties().clear();
        fake.project().getProperties().setProperty(name, "x");
        assertThat(warnings())
                .containsExactly("Property " + name + " is not known to any goal, and has no effect. " + advice);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docker.ports",
                "docker.env.A",
                "docker.network.subnet",
                "docker.image.id",
                "docker.container.mysql.port.3306",
                "docker.host.address",
                "docker.push.password",
                "docker.keepRunning",
                "dockerfile.tag",
                "server.port"
            })
    void areNoneOfAGoalOrOfIoFabric8(String name) {
        fake.properties().setProperty(name, "x");
        assertThat(warnings()).isEmpty();
    }

    @Test
    void areNoneThatThePomItselfUses() {
        fake.properties().setProperty("docker.tag", "1");
        fake.project().getOriginalModel().getProperties().setProperty("version", "v${docker.tag}");
        assertThat(warnings()).isEmpty();
    }
}
