package io.github.dockermaven.context;

import io.github.dockermaven.context.GoRegex.Assertion;
import io.github.dockermaven.context.GoRegex.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A parser of regular expressions in Go's syntax (RE2), in the subset that {@link IgnorePattern} generates: characters,
 * classes, escapes and repetitions, alternatives at the top level, and one group, {@value #FOLDERS}.
 */
final class GoRegexParser {
    /** The expression for any number of folders. */
    static final String FOLDERS = "(.*/)?";

    private static final Map<Integer, Integer> CONTROLS = Map.of(
            (int) 'a', 0x07, (int) 'f', 0x0C, (int) 'n', 0x0A, (int) 'r', 0x0D, (int) 't', 0x09, (int) 'v', 0x0B);
    private static final IntPredicate DIGIT = c -> c >= '0' && c <= '9';
    private static final IntPredicate LOWER = c -> c >= 'a' && c <= 'z';
    private static final IntPredicate UPPER = c -> c >= 'A' && c <= 'Z';
    private static final IntPredicate ALPHA = LOWER.or(UPPER);
    private static final IntPredicate ALNUM = ALPHA.or(DIGIT);
    private static final IntPredicate WORD = ALNUM.or(c -> c == '_');
    private static final IntPredicate GRAPH = c -> c > ' ' && c < 0x7F;
    private static final Map<String, IntPredicate> POSIX = Map.ofEntries(
            Map.entry("alnum", ALNUM),
            Map.entry("alpha", ALPHA),
            Map.entry("ascii", c -> c < 0x80),
            Map.entry("blank", c -> c == ' ' || c == '\t'),
            Map.entry("cntrl", c -> c < ' ' || c == 0x7F),
            Map.entry("digit", DIGIT),
            Map.entry("graph", GRAPH),
            Map.entry("lower", LOWER),
            Map.entry("print", GRAPH.or(c -> c == ' ')),
            Map.entry("punct", GRAPH.and(ALNUM.negate())),
            Map.entry("space", c -> c >= '\t' && c <= '\r' || c == ' '),
            Map.entry("upper", UPPER),
            Map.entry("word", WORD),
            Map.entry("xdigit", DIGIT.or(c -> c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F')));
    private static final Map<Integer, IntPredicate> SETS = Map.of(
            (int) 'd',
            DIGIT,
            (int) 'D',
            DIGIT.negate(),
            (int) 's',
            c -> c >= '\t' && c <= '\r' && c != 0x0B || c == ' ',
            (int) 'S',
            c -> !(c >= '\t' && c <= '\r' && c != 0x0B || c == ' '),
            (int) 'w',
            WORD,
            (int) 'W',
            WORD.negate());

    private static final IntPredicate ANY = c -> c != '\n';
    private static final Assertion END = (text, position) -> position == text.length();
    private static final Assertion BOUNDARY = (text, position) -> isWord(text, position - 1) != isWord(text, position);

    /** Go's largest number of repetitions. */
    private static final int MOST_TIMES = 1_000;

    private static final Pattern REPETITION = Pattern.compile("[{](\\d{1,4})(,(\\d{0,4}))?[}]");

    private final String source;
    private final List<List<Step>> alternatives = new ArrayList<>(List.of(new ArrayList<>()));
    private int position;
    /** Whether the last step is a repetition, which cannot be repeated. */
    private boolean repeats;

    private GoRegexParser(String source) {
        this.source = source;
    }

    /**
     * Parses an expression.
     *
     * @throws IllegalArgumentException if Go could not compile it either, or for an escaped letter that is unknown here
     */
    static GoRegex parse(String source) {
        GoRegexParser parser = new GoRegexParser(source);
        while (parser.position < source.length()) {
            parser.next();
        }
        return new GoRegex(parser.alternatives);
    }

    private void next() {
        if (source.startsWith(FOLDERS, position)) {
            folders();
            return;
        }
        boolean repeated = repeats;
        repeats = false;
        char c = source.charAt(position);
        switch (c) {
            case '^' -> assertion(GoRegex.BEGIN);
            case '$' -> assertion(END);
            case '.' -> character(ANY);
            case '|' -> {
                position++;
                alternatives.add(new ArrayList<>());
            }
            case '*' -> star();
            case '{' -> repetition(repeated);
            case '[' -> steps().add(Step.one(characterClass()));
            case '\\' -> escape();
            default -> steps().add(Step.one(is(codePoint())));
        }
    }

    private List<Step> steps() {
        return alternatives.get(alternatives.size() - 1);
    }

    private void assertion(Assertion assertion) {
        position++;
        steps().add(Step.at(assertion));
    }

    private void character(IntPredicate character) {
        position++;
        steps().add(Step.one(character));
    }

    private static IntPredicate is(int character) {
        return c -> c == character;
    }

    private static boolean isWord(String text, int position) {
        return position >= 0 && position < text.length() && WORD.test(text.charAt(position));
    }

    private void folders() {
        position += FOLDERS.length();
        steps().add(new Step(null, (text, at) -> true, true, false, 2));
        steps().add(Step.one(ANY).asRepeated());
        steps().add(Step.one(is('/')));
        repeats = true;
    }

    private void star() {
        position++;
        steps().add(removeLast("*").asRepeated());
        repeats = true;
    }

    private Step removeLast(String operator) {
        if (steps().isEmpty()) {
            throw new IllegalArgumentException(
                    "'" + operator + "' is a repetition in a wrong place: write \\" + operator.charAt(0));
        }
        return steps().remove(steps().size() - 1);
    }

    private void repetition(boolean repeated) {
        Matcher matcher = REPETITION.matcher(source).region(position, source.length());
        if (!matcher.lookingAt()) {
            steps().add(Step.one(is(codePoint())));
            return;
        }
        int least = Integer.parseInt(matcher.group(1));
        String upper = matcher.group(3);
        boolean endless = upper != null && upper.isEmpty();
        int most = upper == null || endless ? least : Integer.parseInt(upper);
        if (repeated || most < least || most > MOST_TIMES) {
            throw new IllegalArgumentException("'" + matcher.group() + "' is a repetition in a wrong place: write \\{");
        }
        position = matcher.end();
        Step step = removeLast(matcher.group());
        for (int i = 0; i < most && steps().size() <= GoRegex.MOST_STEPS; i++) {
            steps().add(i < least ? step : step.asOptional());
        }
        if (endless) {
            steps().add(step.asRepeated());
        }
        repeats = true;
    }

    private int codePoint() {
        int c = source.codePointAt(position);
        position += Character.charCount(c);
        return c;
    }

    private void escape() {
        position++;
        int c = codePoint();
        if (c == 'b' || c == 'B') {
            boolean at = c == 'b';
            steps().add(Step.at((text, index) -> BOUNDARY.holds(text, index) == at));
        } else if (c == 'A' || c == 'z') {
            steps().add(Step.at(c == 'A' ? GoRegex.BEGIN : END));
        } else {
            steps().add(Step.one(SETS.containsKey(c) ? SETS.get(c) : is(literal(c))));
        }
    }

    /** Returns the character that an escape means. */
    private static int literal(int c) {
        if (c == '_' || c < 0x80 && !Character.isLetterOrDigit(c)) {
            return c;
        }
        if (!CONTROLS.containsKey(c)) {
            throw new IllegalArgumentException("'\\" + Character.toString(c)
                    + "' is not an escape: '\\' makes the next character literal,"
                    + " and folders are separated by '/'");
        }
        return CONTROLS.get(c);
    }

    private IntPredicate characterClass() {
        position++;
        boolean others = source.charAt(position) == '^';
        position += others ? 1 : 0;
        List<IntPredicate> items = new ArrayList<>();
        while (items.isEmpty() || source.charAt(position) != ']') {
            items.add(classItem());
            if (position == source.length()) {
                throw new IllegalArgumentException("'[' has no ']' after it");
            }
        }
        position++;
        return c -> others != has(items, c);
    }

    private static boolean has(List<IntPredicate> items, int character) {
        for (IntPredicate item : items) {
            if (item.test(character)) {
                return true;
            }
        }
        return false;
    }

    private IntPredicate classItem() {
        int end = source.startsWith("[:", position) ? source.indexOf(":]", position + 2) : -1;
        if (end >= 0) {
            String name = source.substring(position + 2, end);
            position = end + 2;
            return posix(name);
        }
        if (source.charAt(position) == '\\' && SETS.containsKey((int) source.charAt(position + 1))) {
            position += 2;
            return SETS.get((int) source.charAt(position - 1));
        }
        int low = classCharacter();
        boolean range =
                position + 1 < source.length() && source.charAt(position) == '-' && source.charAt(position + 1) != ']';
        if (!range) {
            return is(low);
        }
        position++;
        if (source.charAt(position) == '\\' && SETS.containsKey((int) source.charAt(position + 1))) {
            throw new IllegalArgumentException("a range in '[…]' ends with a set of characters");
        }
        int high = classCharacter();
        if (low > high) {
            throw new IllegalArgumentException("a range in '[…]' goes backwards");
        }
        return c -> low <= c && c <= high;
    }

    private int classCharacter() {
        if (source.charAt(position) != '\\') {
            return codePoint();
        }
        position++;
        return literal(codePoint());
    }

    private static IntPredicate posix(String name) {
        boolean others = name.startsWith("^");
        IntPredicate known = POSIX.get(others ? name.substring(1) : name);
        if (known == null) {
            throw new IllegalArgumentException("'[:" + name + ":]' is not a class of characters");
        }
        return others ? known.negate() : known;
    }
}
