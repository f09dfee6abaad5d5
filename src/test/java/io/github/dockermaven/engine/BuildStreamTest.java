package io.github.dockermaven.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.dockermaven.RecordedProgress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files are responses of Docker Engine 20.10.24, unchanged. */
class BuildStreamTest {
    private final RecordedProgress progress = new RecordedProgress();
    private final BuildStream answer = new BuildStream(new BuildSteps(progress));

    private String read(String file) throws IOException {
        try (InputStream body = BuildStreamTest.class.getResourceAsStream(file)) {
            return answer.read(body);
        }
    }

    private static InputStream body(String json) {
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Durations differ between runs of a classic build, whose steps this plugin times itself. */
    private static String withoutTime(String line) {
        return line.replaceAll("\\([0-9.]+ m?s\\)", "(TIME)");
    }

    @Nested
    class OfBuildKit {
        private static final String RUN =
                "[2/2] RUN [\"/bin/busybox\",\"sh\",\"-c\",\"printf half; sleep 0.2; echo -n \""
                        + " line\"; echo; echo two\"]";

        @Test
        void showsTheStepsOfTheDockerfileWithTheirOutput() throws IOException {
            String id = read("buildkit-build.json");

            assertThat(id).isEqualTo("sha256:f392084c7b300393fbf01da63666665c4b98103917692fd3c509d143b65017e2");
            assertThat(progress.lines())
                    .extracting(BuildStreamTest::withoutTime)
                    .containsExactly(
                            "[1/2] COPY busybox /bin/busybox (cached)", "    half line", "    two", RUN + " (TIME)");
            assertThat(progress.details()).containsExactly(RUN);
            assertThat(progress.running()).isEmpty();
        }

        @Test
        void marksWhatComesFromTheCache() throws IOException {
            read("buildkit-cached.json");

            assertThat(progress.lines()).hasSize(2).allSatisfy(line -> assertThat(line)
                    .endsWith(" (cached)"));
        }

        @Test
        void reportsWhichStepFailedAndWhatItPrintedLast() {
            ImageBuildException failure =
                    catchThrowableOfType(ImageBuildException.class, () -> read("buildkit-failing-run.json"));

            assertThat(failure.step()).isEqualTo("[3/3] RUN [\"/bin/busybox\",\"sh\",\"-c\",\"echo dying; exit 3\"]");
            assertThat(failure.lastLines()).containsExactly("dying");
            assertThat(failure).hasMessageEndingWith("exit code: 3");
        }
    }

    @Nested
    class OfTheClassicBuilder {
        @Test
        void marksWhatComesFromTheCache() throws IOException {
            String id = read("classic-cached.json");

            assertThat(id).isEqualTo("sha256:e225c9b67976fe027fb0c5ebdf2349c57f835cb547c0c658659ec161e67e484d");
            assertThat(progress.lines())
                    .extracting(BuildStreamTest::withoutTime)
                    .containsExactly(
                            "[1/3] FROM scratch (TIME)",
                            "[2/3] COPY busybox /bin/busybox (cached)",
                            "[3/3] RUN [\"/bin/busybox\",\"sh\",\"-c\",\"printf half; sleep 0.2; echo -n \\\" line\\\"; echo;"
                                    + " echo two\"] (cached)");
        }

        @Test
        void reportsWhichStepFailedAndWhatItPrintedLast() {
            ImageBuildException failure =
                    catchThrowableOfType(ImageBuildException.class, () -> read("classic-failing-run.json"));

            assertThat(failure.step()).isEqualTo("[4/4] RUN [\"/bin/busybox\",\"sh\",\"-c\",\"echo dying; exit 3\"]");
            assertThat(failure.lastLines()).containsExactly("dying");
            assertThat(failure).hasMessageEndingWith("returned a non-zero code: 3");
        }
    }

    @Nested
    class OfPodman {
        @Test
        void showsTheStepsWithoutItsMarks() throws IOException {
            assertThat(answer.read(body("""
                            {"stream":"STEP 1/2: FROM base\\n"}
                            {"stream":"STEP 2/2: RUN make\\n"}
                            {"stream":"made\\n"}
                            {"stream":"--> Using cache f78e2dba792d6cff5805b37ee3dcc8d23542f458a99c1fd25f253318bc7cdcb2\\n"}
                            {"stream":"COMMIT docker.io/library/lab:3\\n"}
                            {"stream":"--> 6e2b4352952\\n"}
                            {"stream":"Successfully tagged docker.io/library/lab:3\\n"}
                            {"stream":"6e2b4352952421e2677ae550a03463824571f99a6195ec34c49b164329ebfa40\\n"}
                            {"aux":{"ID":"sha256:6e2b"}}
                            """))).isEqualTo("sha256:6e2b");
            assertThat(progress.lines())
                    .extracting(BuildStreamTest::withoutTime)
                    .containsExactly("[1/2] FROM base (TIME)", "    made", "[2/2] RUN make (cached)");
        }
    }

    @Test
    void failsOnAnErrorBeforeAnyStep() {
        assertThatThrownBy(
                        () -> answer.read(body("{\"errorDetail\":{\"message\":\"no space left\\n\"},\"error\":\"e\"}")))
                .isInstanceOf(ImageBuildException.class)
                .hasMessage("no space left");
    }

    @Test
    void failsOnAnErrorWithoutDetail() {
        assertThatThrownBy(() -> answer.read(body("{\"error\":\"no space left\"}")))
                .isInstanceOf(ImageBuildException.class)
                .hasMessage("no space left");
    }

    @Test
    void failsIfTheAnswerEndsWithoutAnImage() {
        assertThatThrownBy(() -> answer.read(body("{\"stream\":\"Step 1/1 : FROM scratch\"}")))
                .isInstanceOf(ImageBuildException.class)
                .hasMessage("the engine ended the build without an image's id");
    }

    @Test
    void saysThatATraceIsNotBuildKits() {
        assertThatThrownBy(() -> answer.read(body("{\"id\":\"moby.buildkit.trace\",\"aux\":\"Ev8B\"}")))
                .isInstanceOf(IOException.class)
                .hasMessage("its progress is not in BuildKit's format");
    }

    @Test
    void doesNotTakeSomethingElseForAnAnswer() {
        assertThatThrownBy(() -> answer.read(body("<html>"))).isInstanceOf(JsonProcessingException.class);
    }

    /**
     * Vertices whose times are out of protobuf's range: one time alone, and two as far apart as possible, in seconds
     * and nanoseconds.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ChwKA3NoYRoHWzEvMV0geDIMCP//////////fxAA",
                "CiwKA3NoYRoHWzEvMV0geCoNCICAgICAgICAgAEQADINCP//////////fxDnBw==",
                "ChkKA3NoYRoHWzEvMV0geCoJCAAQgKCUpY0d",
                "Ch0KA3NoYRoHWzEvMV0geCoNCAAQ////////////AQ==",
                "Ch0KA3NoYRoHWzEvMV0geCoNCP+RuMOY/v///wEQAA=="
            })
    void takesNothingElseForATime(String trace) {
        assertThatThrownBy(() -> answer.read(body("{\"id\":\"moby.buildkit.trace\",\"aux\":\"" + trace + "\"}")))
                .isInstanceOf(IOException.class)
                .hasMessage("its progress is not in BuildKit's format");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\\n[INFO] BUILD SUCCESS", "", "sha256:XYZ", "../../etc/passwd"})
    void takesNoOtherTextForAnId(String id) {
        assertThatThrownBy(() -> answer.read(body("{\"aux\":{\"ID\":\"" + id + "\"}}")))
                .isInstanceOf(IOException.class)
                .hasMessage("it gives \"" + id.replace("\\n", "?") + "\" as the id of the image");
    }

    @Test
    void forgesNoLineAndNoTerminalSequence() {
        String forged = "\\u001b]0;T\\u0007x\\n[INFO] BUILD SUCCESS";
        ImageBuildException failure = catchThrowableOfType(
                ImageBuildException.class,
                () -> answer.read(body("{\"stream\":\"Step 1/1 : RUN " + forged
                        + "\"}{\"stream\":\"out\\u001b[2J\\rhidden" + "\\u0008\\n\"}{\"error\":\"e" + forged + "\"}")));

        assertThat(failure).hasMessage("e?]0;T?x [INFO] BUILD SUCCESS");
        assertThat(failure.step()).isEqualTo("[1/1] RUN ?]0;T?x [INFO] BUILD SUCCESS");
        assertThat(failure.lastLines()).containsExactly("hidden?");
        assertThat(progress.details()).containsExactly("[1/1] RUN ?]0;T?x [INFO] BUILD SUCCESS");
    }

    @Test
    void readsTheReasonOfARefusal() throws IOException {
        assertThat(answer.readRefusal(400, body("{\"message\":\"dockerfile parse error line 2\"}")))
                .hasMessage("dockerfile parse error line 2");
    }
}
