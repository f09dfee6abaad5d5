package io.github.dockermaven.terminal;

import io.github.dockermaven.report.Activity;

/** A screen that can show running activities beside the lines that stay. */
public interface Screen {
    /** A screen that nobody watches: only lines that stay are written. */
    Screen NONE = new Screen() {
        @Override
        public Activity begin(String subject) {
            return Activity.NONE;
        }

        @Override
        public void print(Runnable line) {
            line.run();
        }
    };

    /** Shows a running activity until it is closed. */
    Activity begin(String subject);

    /** Writes a line that stays, after the running lines have made room for it. */
    void print(Runnable line);
}
