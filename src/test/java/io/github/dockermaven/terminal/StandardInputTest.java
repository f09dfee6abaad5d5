package io.github.dockermaven.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StandardInputTest {
    @Test
    void isClosedWhereAFileOfJavaHasItsNumber() {
        Path home = Path.of("/usr/lib/jvm/java-17");
        assertThat(StandardInput.isOfJava(Path.of("/usr/lib/jvm/java-17/lib/modules"), home))
                .isTrue();
        assertThat(StandardInput.isOfJava(Path.of("pipe:[123]"), home)).isFalse();
        assertThat(StandardInput.isOfJava(Path.of("/dev/null"), home)).isFalse();
        assertThat(StandardInput.isOfJava(Path.of("/usr/lib/jvm/java-17-dump.sql"), home))
                .isFalse();
    }
}
