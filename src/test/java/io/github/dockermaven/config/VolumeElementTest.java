package io.github.dockermaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.engine.VolumeSpec;
import io.github.dockermaven.error.DockerFailureException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VolumeElementTest {
    private static final String DATA =
            "<volume><name>data</name><driver>local</driver><opts><type>tmpfs</type></opts><labels><team>users</team></labels></volume>";
    private static final String LOGS = "<volume><name>logs</name></volume>";

    private static List<VolumeSpec> all(String volumes) {
        return VolumeElement.all(Pom.goal(volumes));
    }

    private static Optional<List<String>> paths(String volumes) {
        return VolumeElement.paths(Pom.goal(volumes));
    }

    @Test
    void isAVolumeOfTheEngineIfItHasElements() {
        assertThat(all("<volumes>" + DATA + LOGS + "</volumes>"))
                .containsExactly(
                        new VolumeSpec("data", Optional.of("local"), Map.of("type", "tmpfs"), Map.of("team", "users")),
                        new VolumeSpec("logs", Optional.empty(), Map.of(), Map.of()));
    }

    @Test
    void isAPathForTheDockerfileIfItIsAText() {
        String both = "<volumes><volume>/data</volume>" + LOGS + "<volume>/logs</volume></volumes>";
        assertThat(all(both)).extracting(VolumeSpec::name).containsExactly("logs");
        assertThat(paths(both)).contains(List.of("/data", "/logs"));
        assertThat(all("<volumes><volume>/data</volume></volumes>")).isEmpty();
    }

    /** The Dockerfile's are not given then, so that its defaults hold, while an empty list is none. */
    @Test
    void aloneSaysNothingOfTheDockerfile() {
        assertThat(paths("<volumes>" + DATA + "</volumes>")).isEmpty();
        assertThat(paths("<volumes/>")).contains(List.of());
        assertThat(paths("")).isEmpty();
        assertThat(all("<volumes/>")).isEmpty();
        assertThat(all("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<driver>local</driver> | has no <name>. Give each volume of the engine one",
                "<name>data</name><drivr>local</drivr> | has an element <drivr> that is not known. Did you mean <driver>?",
                "<name>data</name><opts>tmpfs</opts> | <opts>",
                "<name>my data</name> | Volume name 'my data' is not valid",
                "<name>../data</name> | Volume name '../data' is not valid",
                "<name>d</name> | Volume name 'd' is not valid",
            })
    void refusesWhatItCannotBe(String elements, String message) {
        assertThatThrownBy(() -> all("<volumes><volume>" + elements + "</volume></volumes>"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<volume/>", "<volume></volume>"})
    void refusesAPathWithoutAValue(String empty) {
        assertThatThrownBy(() -> paths("<volumes>" + LOGS + empty + "</volumes>"))
                .hasMessageContaining("of <volumes> has no value");
    }
}
