package io.github.dockermaven.context;

import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A regular expression of Go (RE2), where {@link IgnorePattern} makes them. It is matched as RE2 does it: by going through
 * the text once with all states that are possible so far, so that no pattern takes longer than its length times the text's.
 */
final class GoRegex {
    /** By far more than the patterns of people have. What comes up to ten times has ten steps. */
    static final int MOST_STEPS = 4_096;

    /** A position between two characters. */
    interface Place {
        boolean holds(String text, int position);
    }

    /**
     * One step of an alternative.
     *
     * @param character what it takes, {@code null} if it takes nothing but looks at the place
     * @param place where it may be, {@code null} if it takes a character
     * @param optional whether it may be left out
     * @param repeated whether it may come again
     * @param skip how many steps after it are left out with it
     */
    record Step(IntPredicate character, Place place, boolean optional, boolean repeated, int skip) {
        static Step one(IntPredicate character) {
            return new Step(character, null, false, false, 0);
        }

        static Step at(Place place) {
            return new Step(null, place, false, false, 0);
        }

        Step asOptional() {
            return new Step(character, place, true, repeated, skip);
        }

        /** A step that looks at a place need not do so twice. */
        Step asRepeated() {
            return new Step(character, place, true, character != null, skip);
        }
    }

    /** The begin of the text. */
    static final Place BEGIN = (text, position) -> position == 0;

    private final List<List<Step>> alternatives;

    /** @param alternatives the steps of each; the expression matches where one of them does */
    GoRegex(List<List<Step>> alternatives) {
        this.alternatives = alternatives.stream().map(List::copyOf).toList();
    }

    /** Whether it has more steps than it may have; it was not read to its end then. */
    boolean isTooLong() {
        return alternatives.stream().mapToInt(List::size).sum() > MOST_STEPS;
    }

    /** Whether the expression matches some part of the text. */
    boolean find(String text) {
        for (List<Step> steps : alternatives) {
            if (find(steps, text)) {
                return true;
            }
        }
        return false;
    }

    private static boolean find(List<Step> steps, String text) {
        boolean anchored = !steps.isEmpty()
                && steps.get(0).place() == BEGIN
                && !steps.get(0).optional();
        BitSet states = new BitSet(steps.size() + 1);
        BitSet next = new BitSet(steps.size() + 1);
        int position = 0;
        while (true) {
            if (position == 0 || !anchored) {
                states.set(0);
            }
            skip(steps, states, text, position);
            if (states.get(steps.size())) {
                return true;
            }
            if (position == text.length() || states.isEmpty()) {
                return false;
            }
            int character = text.codePointAt(position);
            take(steps, states, character, next);
            BitSet before = states;
            states = next;
            next = before;
            next.clear();
            position += Character.charCount(character);
        }
    }

    /** Adds the states that are reached without a character. All of them lie ahead, so one pass finds them. */
    private static void skip(List<Step> steps, BitSet states, String text, int position) {
        for (int i = states.nextSetBit(0); i >= 0 && i < steps.size(); i = states.nextSetBit(i + 1)) {
            Step step = steps.get(i);
            if (step.optional()) {
                states.set(i + 1 + step.skip());
            }
            if (step.place() != null && step.place().holds(text, position)) {
                states.set(i + 1);
            }
        }
    }

    private static void take(List<Step> steps, BitSet states, int character, BitSet next) {
        for (int i = states.nextSetBit(0); i >= 0 && i < steps.size(); i = states.nextSetBit(i + 1)) {
            Step step = steps.get(i);
            if (step.character() != null && step.character().test(character)) {
                next.set(step.repeated() ? i : i + 1);
            }
        }
    }
}
