package io.github.dockermaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.RecordedProgress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BuildStepsTest {
    private final RecordedProgress progress = new RecordedProgress();
    private final BuildSteps steps = new BuildSteps(progress);

    @Test
    void showsEachStepOfTheDockerfileWhileItRuns() {
        steps.started("a", "[2/3] COPY app.jar /");
        steps.started("b", "[internal] load remote build context");
        assertThat(progress.running()).containsExactly("[2/3] COPY app.jar /");

        steps.completed("a", "[2/3] COPY app.jar /", false, Duration.ofSeconds(2));
        steps.started("a", "[2/3] COPY app.jar /");
        assertThat(progress.running()).isEmpty();
        assertThat(progress.lines()).containsExactly("[2/3] COPY app.jar / (2.0 s)");
        assertThat(progress.details()).isEmpty();
    }

    @Test
    void showsWhatBuildKitTakesItsTimeForInWordsForAUser() {
        steps.started("a", "copy /context /");
        steps.started("b", "exporting to image");
        assertThat(progress.running()).containsExactly("Unpacking the build context", "Exporting the image");

        steps.completed("a", "copy /context /", false, Duration.ofSeconds(2));
        steps.completed("b", "exporting to image", false, Duration.ofSeconds(2));
        assertThat(progress.running()).isEmpty();
        assertThat(progress.lines()).isEmpty();
    }

    @Test
    void reportsWhatRunsBeforeWhatItPrints() {
        steps.started("a", "[3/3] RUN make");
        steps.printed("a", "compiling\nlink");
        assertThat(progress.details()).containsExactly("[3/3] RUN make");

        steps.completed("a", "[3/3] RUN make", false, Duration.ofSeconds(2));
        assertThat(progress.lines()).containsExactly("    compiling", "    link", "[3/3] RUN make (2.0 s)");
    }

    @Test
    void leavesNothingRunningOfABuildThatFailed() {
        steps.started("a", "[2/3] RUN make");
        steps.started("b", "[other 1/1] RUN sleep 100");
        steps.failed("a", "[2/3] RUN make");
        assertThat(progress.running()).containsExactly("[other 1/1] RUN sleep 100");

        steps.close();
        assertThat(progress.running()).isEmpty();
    }
}
