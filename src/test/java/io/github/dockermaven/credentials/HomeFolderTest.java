package io.github.dockermaven.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerFailureException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class HomeFolderTest {
    private static final Path OF_JAVA = Path.of(System.getProperty("user.home"));

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the variable has another name there")
    void isTheEnvironmentsBeforeJavas() {
        assertThat(HomeFolder.of(Map.of("HOME", "/no/such/home"))).isEqualTo(Path.of("/no/such/home"));
        assertThat(HomeFolder.of(Map.of("HOME", "home")))
                .isEqualTo(Path.of("home").toAbsolutePath());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the variable has another name there")
    void isNoTextThatIsNoPath() {
        assertThatThrownBy(() -> HomeFolder.of(Map.of("HOME", "/home\0")))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("The environment variable HOME is '/home?', which cannot be a path here: Nul character not"
                        + " allowed. Correct it, without quotes around it.");
    }

    @Test
    void isJavasWithoutTheVariable() {
        assertThat(HomeFolder.of(Map.of())).isEqualTo(OF_JAVA);
        assertThat(HomeFolder.of(Map.of("HOME", "", "USERPROFILE", ""))).isEqualTo(OF_JAVA);
    }
}
