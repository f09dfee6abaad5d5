package bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** How long the same thing took, again and again. */
final class Samples {
    private final List<Duration> durations = new ArrayList<>();

    void add(Duration duration) {
        durations.add(duration);
    }

    Duration median() {
        List<Duration> sorted = new ArrayList<>(durations);
        Collections.sort(sorted);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : sorted.get(middle - 1).plus(sorted.get(middle)).dividedBy(2);
    }

    /** The median, and in brackets the shortest and the longest, in seconds; what took place once, alone. */
    @Override
    public String toString() {
        if (durations.size() == 1) {
            return seconds(median());
        }
        return "%s (%s–%s)"
                .formatted(seconds(median()), seconds(Collections.min(durations)), seconds(Collections.max(durations)));
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.2f", duration.toNanos() / 1e9);
    }
}
