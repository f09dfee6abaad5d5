package io.github.dockermaven.container.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerFailureException;
import org.junit.jupiter.api.Test;

class WatchModeTest {
    @Test
    void readsAModeInWhateverCase() {
        assertThat(WatchMode.parse("docker.watchMode", "Both")).isEqualTo(WatchMode.BOTH);
        assertThat(WatchMode.BOTH.builds() && WatchMode.BOTH.runs()).isTrue();
        assertThat(WatchMode.BUILD.runs() || WatchMode.RUN.builds()).isFalse();
        assertThat(WatchMode.NONE.runs() || WatchMode.NONE.builds()).isFalse();
    }

    @Test
    void anUnknownOneIsAnError() {
        assertThatThrownBy(() -> WatchMode.parse("docker.watchMode", "sometimes"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("docker.watchMode 'sometimes' is not known. Write one of build, run, both, copy, none.");
    }
}
