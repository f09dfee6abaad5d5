package io.github.dockermaven.context;

import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A regular expression of Go (RE2), in the subset that {@link IgnorePattern} generates. It is matched as by RE2: in one
 * pass over the text with all possible states at a time, so that no pattern takes longer than its length times the
 * text's.
 */
final class GoRegex {
    /** Far more than the patterns of people have. An element repeated up to ten times has ten steps. */
    static final int MOST_STEPS = 4_096;

    /** A condition on a position between two characters (a zero-width assertion). */
    interface Assertion {
        boolean holds(String text, int position);
    }

    /**
     * One step of an alternative.
     *
     * @param character the characters that it matches, {@code null} if it matches none but checks a position
     * @param assertion the condition on the position, {@code null} if it matches a character
     * @param optional whether it may be left out
     * @param repeated whether it may match again
     * @param skip the number of following steps that are left out with it
     */
    record Step(IntPredicate character, Assertion assertion, boolean optional, boolean repeated, int skip) {
        static Step one(IntPredicate character) {
            return new Step(character, null, false, false, 0);
        }

        static Step at(Assertion assertion) {
            return new Step(null, assertion, false, false, 0);
        }

        Step asOptional() {
            return new Step(character, assertion, true, repeated, skip);
        }

        /** Returns the step as a repetition. A step that checks a position need not do so twice. */
        Step asRepeated() {
            return new Step(character, assertion, true, character != null, skip);
        }
    }

    /** The beginning of the text. */
    static final Assertion BEGIN = (text, position) -> position == 0;

    private final List<List<Step>> alternatives;

    /** @param alternatives the steps of each; the expression matches if one of them does */
    GoRegex(List<List<Step>> alternatives) {
        this.alternatives = alternatives.stream().map(List::copyOf).toList();
    }

    /** Returns whether it has more steps than allowed; then it was not parsed to its end. */
    boolean isTooLong() {
        return alternatives.stream().mapToInt(List::size).sum() > MOST_STEPS;
    }

    /** Returns whether the expression matches some part of the text. */
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
                && steps.get(0).assertion() == BEGIN
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
            if (step.assertion() != null && step.assertion().holds(text, position)) {
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
