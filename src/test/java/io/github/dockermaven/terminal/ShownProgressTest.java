package io.github.dockermaven.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.report.Activity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShownProgressTest {
    private final List<String> log = new ArrayList<>();
    private final List<String> screen = new ArrayList<>();
    private final Screen watched = new Screen() {
        @Override
        public Activity begin(String subject) {
            return new Activity() {
                @Override
                public void moved(long done, long total) {
                    screen.add(subject + " " + done + "/" + total);
                }

                @Override
                public void printed(String line) {
                    screen.add(subject + " " + line);
                }

                @Override
                public void close() {
                    screen.add(subject + " ended");
                }
            };
        }

        @Override
        public void print(Runnable line) {
            screen.add("aside");
            line.run();
        }
    };

    private void runStep(ShownProgress progress) {
        progress.detail("API 1.41");
        try (Activity step = progress.begin("[1/1] RUN make")) {
            step.moved(1, 2);
            step.printed("compiling");
        }
        progress.action("[1/1] RUN make (2.0 s)");
    }

    @Test
    void keepsALineForAStepAndShowsTheRest() {
        runStep(new ShownProgress(log::add, "[users] ", false, watched));

        assertThat(log).containsExactly("[users] [1/1] RUN make (2.0 s)");
        assertThat(screen)
                .containsExactly(
                        "[users] [1/1] RUN make 1/2",
                        "[users] [1/1] RUN make compiling",
                        "[users] [1/1] RUN make ended",
                        "aside");
    }

    @Test
    void keepsEverythingIfAskedTo() {
        runStep(new ShownProgress(log::add, "[users] ", true, watched));

        assertThat(log).containsExactly("[users] API 1.41", "[users]     compiling", "[users] [1/1] RUN make (2.0 s)");
        assertThat(screen)
                .containsExactly(
                        "aside", "[users] [1/1] RUN make 1/2", "aside", "[users] [1/1] RUN make ended", "aside");
    }

    @Test
    void hasOnlyTheLinesWhereNobodyLooksOn() {
        runStep(new ShownProgress(log::add, "", false, Screen.NONE));

        assertThat(log).containsExactly("[1/1] RUN make (2.0 s)");
    }

    @Test
    void letsNothingForgeALine() {
        new ShownProgress(log::add, "", false, watched).action("Pulled a\n[INFO] BUILD SUCCESS\u001b[2J");
        assertThat(log).containsExactly("Pulled a [INFO] BUILD SUCCESS?[2J");
    }
}
