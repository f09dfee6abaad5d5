package io.github.dockermaven.context;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Translates regular expressions from Go's syntax (RE2) to Java's, as far as {@link IgnorePattern} makes them. They
 * differ in character classes, in what {@code .} and {@code $} mean, and in the escapes of letters.
 */
final class GoRegex {
    private static final Map<Integer, Integer> CONTROLS = Map.of(
            (int) 'a', 0x07, (int) 'f', 0x0C, (int) 'n', 0x0A, (int) 'r', 0x0D, (int) 't', 0x09, (int) 'v', 0x0B);
    private static final Map<String, String> POSIX = Map.ofEntries(
            Map.entry("alnum", "p{Alnum}"),
            Map.entry("alpha", "p{Alpha}"),
            Map.entry("ascii", "p{ASCII}"),
            Map.entry("blank", "p{Blank}"),
            Map.entry("cntrl", "p{Cntrl}"),
            Map.entry("digit", "p{Digit}"),
            Map.entry("graph", "p{Graph}"),
            Map.entry("lower", "p{Lower}"),
            Map.entry("print", "p{Print}"),
            Map.entry("punct", "p{Punct}"),
            Map.entry("space", "p{Space}"),
            Map.entry("upper", "p{Upper}"),
            Map.entry("word", "w"),
            Map.entry("xdigit", "p{XDigit}"));

    /** Of ASCII words; Java's own takes other letters into account. */
    private static final String BOUNDARY = "(?:(?<=\\w)(?!\\w)|(?<!\\w)(?=\\w))";

    private static final Pattern REPETITION = Pattern.compile("[{](\\d{1,4})(,(\\d{0,4}))?[}]");

    private final String source;
    private final StringBuilder java = new StringBuilder();
    private int position;
    private boolean repeats;
    private boolean afterBar;

    private GoRegex(String source) {
        this.source = source;
    }

    /** @throws IllegalArgumentException if Go could not compile it either, or for an escaped letter that we don't know */
    static Pattern compile(String source) {
        GoRegex translator = new GoRegex(source);
        translator.translate();
        return Pattern.compile(translator.java.toString());
    }

    private void translate() {
        while (position < source.length()) {
            boolean repeated = repeats;
            repeats = false;
            char c = source.charAt(position);
            switch (c) {
                case '^' -> take("(?:\\A)");
                case '$' -> take("\\z");
                case '.' -> take("[^\\n]");
                case '(', ')', '|' -> take(String.valueOf(c));
                case '*', '?' -> {
                    take(String.valueOf(c));
                    repeats = true;
                }
                case '{' -> repetition(repeated);
                case '[' -> characterClass();
                case '\\' -> java.append(escape(false));
                default -> java.append(literal(next()));
            }
            afterBar = c == '|';
        }
    }

    private void repetition(boolean repeated) {
        Matcher matcher = REPETITION.matcher(source).region(position, source.length());
        if (!matcher.lookingAt()) {
            java.append(literal(next()));
            return;
        }
        boolean backwards = matcher.group(3) != null
                && !matcher.group(3).isEmpty()
                && Integer.parseInt(matcher.group(3)) < Integer.parseInt(matcher.group(1));
        boolean tooMany = matcher.group().replaceAll("1000(?!\\d)", "1").matches(".*\\d{4}.*");
        if (repeated || backwards || tooMany || afterBar) {
            throw new IllegalArgumentException(
                    "'" + matcher.group() + "' is a repetition that cannot be there: write \\{");
        }
        java.append(matcher.group());
        position = matcher.end();
        repeats = true;
    }

    private void take(String translated) {
        java.append(translated);
        position++;
    }

    private int next() {
        int c = source.codePointAt(position);
        position += Character.charCount(c);
        return c;
    }

    private static String literal(int c) {
        return "\\x{" + Integer.toHexString(c) + "}";
    }

    /** An escape that is one character or a set of them. */
    private String escape(boolean inClass) {
        position++;
        int c = next();
        if (c == '_' || c < 0x80 && !Character.isLetterOrDigit(c)) {
            return literal(c);
        }
        if (CONTROLS.containsKey(c)) {
            return literal(CONTROLS.get(c));
        }
        if (c == 's') {
            return inClass ? "\\t\\n\\f\\r\\x20" : "[\\t\\n\\f\\r\\x20]";
        }
        if (!inClass && (c == 'b' || c == 'B')) {
            return c == 'b' ? BOUNDARY : "(?!" + BOUNDARY + ")";
        }
        boolean known = "dDSwW".indexOf(c) >= 0 || !inClass && "Az".indexOf(c) >= 0;
        if (!known) {
            throw new IllegalArgumentException("'\\" + Character.toString(c)
                    + "' is no escape: '\\' goes before a character that is to mean itself,"
                    + " and folders are separated by '/'");
        }
        return "\\" + (char) c;
    }

    private void characterClass() {
        take("[");
        if (source.charAt(position) == '^') {
            take("^");
        }
        for (boolean first = true; first || source.charAt(position) != ']'; first = false) {
            classItem();
            if (position == source.length()) {
                throw new IllegalArgumentException("'[' has no ']' after it");
            }
        }
        take("]");
    }

    private void classItem() {
        int end = source.startsWith("[:", position) ? source.indexOf(":]", position + 2) : -1;
        if (end >= 0) {
            posix(source.substring(position + 2, end));
            position = end + 2;
            return;
        }
        boolean set = source.charAt(position) == '\\' && "dDsSwW".indexOf(source.charAt(position + 1)) >= 0;
        String low = classCharacter();
        boolean range = !set
                && position + 1 < source.length()
                && source.charAt(position) == '-'
                && source.charAt(position + 1) != ']';
        if (range) {
            position++;
            String high = classCharacter();
            if (codePoint(low) > codePoint(high)) {
                throw new IllegalArgumentException("a range in '[…]' goes backwards");
            }
            java.append(low).append('-').append(high);
        } else {
            java.append(low);
        }
    }

    private String classCharacter() {
        return source.charAt(position) == '\\' ? escape(true) : literal(next());
    }

    private static int codePoint(String translated) {
        if (!translated.startsWith("\\x{")) {
            throw new IllegalArgumentException("a range in '[…]' ends with a set of characters");
        }
        return Integer.parseInt(translated.substring(3, translated.length() - 1), 16);
    }

    private void posix(String name) {
        boolean others = name.startsWith("^");
        String translated = POSIX.get(others ? name.substring(1) : name);
        if (translated == null) {
            throw new IllegalArgumentException("'[:" + name + ":]' is not a class of characters");
        }
        String escape = "\\" + translated;
        java.append(others ? escape.replace("\\p", "\\P").replace("\\w", "\\W") : escape);
    }
}
