package io.github.dockermaven.terminal;

import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.report.Activity;
import io.github.dockermaven.report.Progress;
import java.util.function.Consumer;

/**
 * A progress shown to the user: actions as lines of a log, running activities on a screen, the output of builds on
 * either.
 */
public final class ShownProgress implements Progress {
    private final Consumer<String> log;
    private final String prefix;
    private final boolean verbose;
    private final Screen screen;

    /**
     * @param log receives each line that stays
     * @param prefix the beginning of each line, which distinguishes images and projects that are built at the same time
     * @param verbose whether details and the output of builds stay
     */
    public ShownProgress(Consumer<String> log, String prefix, boolean verbose, Screen screen) {
        this.log = log;
        this.prefix = prefix;
        this.verbose = verbose;
        this.screen = screen;
    }

    @Override
    public void action(String line) {
        screen.print(() -> log.accept(prefix + PrintableText.line(line)));
    }

    @Override
    public void detail(String line) {
        if (verbose) {
            action(line);
        }
    }

    @Override
    public Activity begin(String subject) {
        Activity shown = screen.begin(prefix + PrintableText.line(subject));
        return verbose ? new Kept(shown) : shown;
    }

    /** An activity whose output stays. */
    private final class Kept implements Activity {
        private final Activity shown;

        private Kept(Activity shown) {
            this.shown = shown;
        }

        @Override
        public void moved(long done, long total) {
            shown.moved(done, total);
        }

        @Override
        public void printed(String line) {
            action("    " + line);
        }

        @Override
        public void state(String text) {
            shown.state(text);
        }

        @Override
        public void close() {
            shown.close();
        }
    }
}
