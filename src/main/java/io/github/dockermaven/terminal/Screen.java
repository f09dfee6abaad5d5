package io.github.dockermaven.terminal;

import io.github.dockermaven.report.Activity;

/** Where what runs now can be shown, beside the lines that stay. */
public interface Screen {
    /** Nobody looks on: only lines that stay are written. */
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

    /** Shows that something runs until it is closed. */
    Activity begin(String subject);

    /** Has a line written that stays, out of the way of what is shown. */
    void print(Runnable line);
}
