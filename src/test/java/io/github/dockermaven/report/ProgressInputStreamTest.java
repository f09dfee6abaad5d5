package io.github.dockermaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.RecordedProgress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class ProgressInputStreamTest {
    private final RecordedProgress progress = new RecordedProgress();
    private final InputStream stream =
            new ProgressInputStream(new ByteArrayInputStream(new byte[100]), progress.begin("Sending"));

    @Test
    void reportsWhatWasReadUntilTheEnd() throws IOException {
        assertThat(stream.read()).isZero();
        assertThat(stream.read(new byte[80], 0, 80)).isEqualTo(80);
        assertThat(progress.running()).containsExactly("Sending");

        assertThat(stream.readAllBytes()).hasSize(19);
        assertThat(progress.lines()).containsExactly("Sending 1/0", "Sending 81/0", "Sending 100/0");
        assertThat(progress.running()).isEmpty();
    }

    @Test
    void endsWhereItIsNotReadToItsEnd() throws IOException {
        assertThat(stream.read()).isZero();
        stream.close();

        assertThat(progress.running()).isEmpty();
    }
}
