package io.github.dockermaven.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.dockermaven.builder.BuiltImage;
import io.github.dockermaven.builder.Destination;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputTimestampTest {
    private static final Instant DEFAULT = OutputTimestamp.parse("");

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "0"})
    void isTheOneOfMaven4WithoutOne(String none) {
        assertThat(OutputTimestamp.parse(none)).isEqualTo("1980-02-01T00:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({"1700000000, 1700000000", "2023-11-14T22:13:20Z, 1700000000", "2023-11-14T23:13:20+01:00, 1700000000"})
    void isReadInItsForms(String text, long seconds) {
        assertThat(OutputTimestamp.parse(text)).isEqualTo(Instant.ofEpochSecond(seconds));
    }

    @Test
    void isAnErrorInAnother() {
        assertThatThrownBy(() -> OutputTimestamp.parse("yesterday"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("project.build.outputTimestamp 'yesterday' is not a time. Write it as"
                        + " 2026-11-26T10:00:00Z, or as seconds since 1970.");
    }

    @Nested
    class AHint {
        private final MavenSession session = mock();

        @TempDir
        private Path folder;

        private ImageOutput place;

        @BeforeEach
        void oneBuild() {
            when(session.getRequest()).thenReturn(new DefaultMavenExecutionRequest());
            place = ImageOutput.of(TestProjects.userService(folder));
        }

        private static BuiltImage image(boolean fixedTime) {
            return new BuiltImage(
                    List.of(ImageReference.parse("a:1")),
                    "sha256:1",
                    Destination.ENGINE,
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    fixedTime);
        }

        @Test
        void isGivenOnce() {
            assertThat(OutputTimestamp.hint(session, DEFAULT, place, image(true)))
                    .hasValue(
                            "The image says that it was made in February 1980, so that the same files are the same image:"
                                    + " set the property project.build.outputTimestamp in the POM to have another time in it.");
            assertThat(OutputTimestamp.hint(session, DEFAULT, place, image(true)))
                    .isEmpty();
        }

        @Test
        void isNotGivenWithoutNeed() {
            assertThat(OutputTimestamp.hint(session, DEFAULT, place, image(false)))
                    .isEmpty();
            assertThat(OutputTimestamp.hint(session, Instant.ofEpochSecond(1700000000), place, image(true)))
                    .isEmpty();
            BuiltImageFile.of(image(true)).write(place);
            assertThat(OutputTimestamp.hint(session, DEFAULT, place, image(true)))
                    .isEmpty();
        }
    }
}
