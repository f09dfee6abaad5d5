package io.github.dockermaven.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known word that a mistyped word most likely stands for. */
public final class DidYouMean {
    private static final int MOST_EDITS = 3;

    private DidYouMean() {}

    /** Returns the known word with the fewest edits from a given one, if they are few for its length. */
    public static Optional<String> to(String word, Collection<String> known) {
        String given = word.toLowerCase(Locale.ROOT);
        return known.stream()
                .sorted()
                .min(Comparator.comparingInt(candidate -> edits(given, candidate.toLowerCase(Locale.ROOT))))
                .filter(best -> edits(given, best.toLowerCase(Locale.ROOT))
                        <= Math.min(MOST_EDITS, Math.max(1, given.length() / 2)));
    }

    /** Returns the Levenshtein distance. */
    private static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
