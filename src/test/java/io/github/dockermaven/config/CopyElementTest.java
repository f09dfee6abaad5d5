package io.github.dockermaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.container.CopyRequest.Entry;
import io.github.dockermaven.container.copy.HostTarget;
import io.github.dockermaven.error.DockerFailureException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CopyElementTest {
    private static final Path FOLDER = Path.of("/work/shop");

    private static List<Entry> read(String xml) {
        return CopyElement.read(Pom.element("<copy>" + xml + "</copy>"), FOLDER);
    }

    @Test
    void hasItsEntriesInTheirOrder() {
        assertThat(read(
                        "<entries><entry><containerPath>/var/log</containerPath><hostDirectory>target/log</hostDirectory>"
                                + "</entry><entry><containerPath>x</containerPath></entry></entries>"))
                .containsExactly(
                        new Entry("/var/log", HostTarget.of(FOLDER, "target/log")),
                        new Entry("x", HostTarget.of(FOLDER, ".")));
        assertThat(read("")).isEmpty();
        assertThat(read("<entries/>")).isEmpty();
    }

    @Test
    void namesWhatIsCopied() {
        assertThatThrownBy(() -> read("<entries><entry><hostDirectory>target</hostDirectory></entry></entries>"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("<copy><entries><entry> has no <containerPath>. Name what is copied:"
                        + " <containerPath>/var/log</containerPath>.");
        assertThatThrownBy(() -> read("<entries><entry><containerPat>/x</containerPat></entry></entries>"))
                .hasMessageContaining("has no <containerPath>");
        assertThatThrownBy(() -> read(
                        "<entries><entry><containerPath>/x</containerPath><hostDir>y</hostDir></entry>" + "</entries>"))
                .hasMessageContaining("has an element <hostDir> that is not known.");
        assertThatThrownBy(() -> read("<entry/>")).hasMessageContaining("has an element <entry> that is not known.");
    }
}
