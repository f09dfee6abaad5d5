package io.github.dockermaven.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ContainerNamesTest {
    @Test
    void givesEachNameOnce() {
        ContainerNames names = new ContainerNames(List.of("web-1", "web-3", "web"));
        assertThat(names.next("web-%i")).isEqualTo("web-2");
        assertThat(names.next("web-%i")).isEqualTo("web-4");
        assertThat(names.next("users-%i")).isEqualTo("users-1");
    }

    @Test
    void leavesANameWithoutANumberAsItIs() {
        assertThat(new ContainerNames(List.of("web")).next("web")).isEqualTo("web");
    }

    @Test
    void knowsTheNamesOfAPattern() {
        assertThat(ContainerNames.matches("web-%i", "web-12")).isTrue();
        assertThat(ContainerNames.matches("web-%i", "web-x")).isFalse();
        assertThat(ContainerNames.matches("a.b-%i", "axb-1")).isFalse();
        assertThat(ContainerNames.matches("web", "web")).isTrue();
    }
}
