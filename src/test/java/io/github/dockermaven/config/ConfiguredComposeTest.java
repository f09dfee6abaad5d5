package io.github.dockermaven.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.project.FakeSession;
import io.github.dockermaven.project.MavenProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfiguredComposeTest {
    @TempDir
    private Path folder;

    private ConfiguredCompose compose(String module, String elements) throws IOException {
        FakeSession fake = FakeSession.in(folder);
        return new ConfiguredCompose(
                new GoalConfiguration(
                        Pom.xml("<configuration>" + elements + "</configuration>"),
                        Pom.xml("<configuration/>"),
                        new MavenProperties(fake.session(), fake.project(), FakeSession.execution("start")),
                        Files.createDirectories(folder.resolve(module)),
                        warning -> {}),
                Map.of());
    }

    @Test
    void isNotConfiguredIfItIsSwitchedOff() throws IOException {
        assertThat(compose("a", "<compose>false</compose>").isConfigured()).isFalse();
        assertThat(compose("a", "").isConfigured()).isFalse();
        assertThat(compose("a", "<compose>a.yaml</compose>").isConfigured()).isTrue();
    }

    /** A module inherits the element, and every project has the property of the command line. */
    @Test
    void isOfTheProjectThatHasTheFiles() throws IOException {
        ConfiguredCompose root = compose("root", "<compose>a.yaml,b.yaml</compose>");
        ConfiguredCompose module = compose("root/module", "<compose>a.yaml,b.yaml</compose>");
        assertThat(module.isHere()).isFalse();
        assertThat(module.isSameElsewhere(root)).isTrue();
        assertThat(compose("root/module", "<compose>own.yaml</compose>").isSameElsewhere(root))
                .isFalse();
        Files.writeString(folder.resolve("root/module/b.yaml"), "");
        assertThat(module.isHere()).isTrue();
        assertThat(module.isSameElsewhere(root)).isFalse();
    }

    @Test
    void findsTheFileBesideThePomUnlessItIsSwitchedOff() throws IOException {
        assertThat(compose("a", "").beside()).isEmpty();
        Files.writeString(folder.resolve("a/compose.yaml"), "");
        assertThat(compose("a", "").beside()).contains(folder.resolve("a/compose.yaml"));
        assertThat(compose("a", "<compose>false</compose>").beside()).isEmpty();
    }
}
