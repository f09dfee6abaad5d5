package io.github.dockermaven.report;

import java.time.Duration;
import java.util.Locale;

/** Lengths of time, written for people: {@code 12 ms}, {@code 1.4 s}, {@code 3 min 20 s}; {@code 2 hours ago}. */
public final class Durations {
    private static final int HOURS_A_DAY = 24;
    private static final int DAYS_A_WEEK = 7;
    private static final int DAYS_A_MONTH = 30;
    private static final int DAYS_A_YEAR = 365;

    private Durations() {}

    public static String format(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 100) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
        }
        return "%d min %d s".formatted(duration.toMinutes(), duration.toSecondsPart());
    }

    /** Returns a limit as it was set, not rounded: {@code 300 s}, {@code 2500 ms}. */
    public static String exact(Duration limit) {
        return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }

    /** Returns an age in one unit, in the words of {@code docker images} and {@code docker ps}. */
    public static String ago(Duration duration) {
        long seconds = duration.toSeconds();
        long hours = Math.round(seconds / 3600.0);
        long days = hours / HOURS_A_DAY;
        if (seconds < 1) {
            return "Less than a second ago";
        }
        if (seconds < 60) {
            return seconds == 1 ? "1 second ago" : seconds + " seconds ago";
        }
        if (seconds < 3600) {
            return seconds < 120 ? "About a minute ago" : seconds / 60 + " minutes ago";
        }
        if (hours < 2 * HOURS_A_DAY) {
            return hours == 1 ? "About an hour ago" : hours + " hours ago";
        }
        if (days < 2 * DAYS_A_WEEK) {
            return days + " days ago";
        }
        if (days < 2 * DAYS_A_MONTH) {
            return days / DAYS_A_WEEK + " weeks ago";
        }
        return days < 2 * DAYS_A_YEAR ? days / DAYS_A_MONTH + " months ago" : days / DAYS_A_YEAR + " years ago";
    }
}
