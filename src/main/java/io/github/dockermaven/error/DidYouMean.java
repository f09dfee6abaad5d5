package io.github.dockermaven.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known word that a mistyped word most likely stands for. */
public final class DidYouMean {
    private static final int MOST_EDITS = 3;
    private static final int LETTERS_OF_AN_EDIT = 4;
    /** Two letters of which one is another are two words. */
    private static final int SHORTEST_MISTYPED = 3;

    private DidYouMean() {}

    /**
     * Returns the known word with the fewest edits from the given one, if they are few for its length: one in up to seven
     * letters, two in up to eleven, three in longer words. Capitals are no edit.
     */
    public static Optional<String> to(String word, Collection<String> known) {
        String given = word.toLowerCase(Locale.ROOT);
        return known.stream()
                .sorted()
                .min(Comparator.comparingInt(candidate -> edits(given, candidate.toLowerCase(Locale.ROOT))))
                .filter(best -> edits(given, best.toLowerCase(Locale.ROOT)) <= mostEdits(given.length()));
    }

    private static int mostEdits(int letters) {
        return letters < SHORTEST_MISTYPED ? 0 : Math.min(MOST_EDITS, Math.max(1, letters / LETTERS_OF_AN_EDIT));
    }

    /**
     * Returns the distance of Damerau and Levenshtein, by optimal string alignment: the letters that are inserted, left out
     * or replaced, and the pairs of neighbours that changed places.
     */
    private static int edits(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(row[j - 1], last[j]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], 1 + beforeLast[j - 2]);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[b.length()];
    }
}
