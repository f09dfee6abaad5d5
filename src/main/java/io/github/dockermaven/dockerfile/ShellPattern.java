package io.github.dockermaven.dockerfile;

import io.github.dockermaven.image.DockerFailureException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The patterns of {@code ${x#p}}, {@code ${x%p}} and {@code ${x/p/r}}: {@code *} and {@code ?}, without brackets. */
final class ShellPattern {
    private ShellPattern() {}

    static String withoutPrefix(String value, String pattern, boolean longest) {
        Pattern prefix = compile(pattern);
        int length = value.length();
        for (int step = 0; step <= length; step++) {
            int end = longest ? length - step : step;
            if (prefix.matcher(value.substring(0, end)).matches()) {
                return value.substring(end);
            }
        }
        return value;
    }

    static String withoutSuffix(String value, String pattern, boolean longest) {
        Pattern suffix = compile(pattern);
        int length = value.length();
        for (int step = 0; step <= length; step++) {
            int start = longest ? step : length - step;
            if (suffix.matcher(value.substring(start)).matches()) {
                return value.substring(0, start);
            }
        }
        return value;
    }

    static String replace(String value, String pattern, String replacement, boolean all) {
        Matcher matcher = compile(pattern).matcher(value);
        String literal = Matcher.quoteReplacement(replacement);
        return all ? matcher.replaceAll(literal) : matcher.replaceFirst(literal);
    }

    private static Pattern compile(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '*') {
                regex.append("[^\\n]*");
            } else if (c == '?') {
                regex.append("[^\\n]");
            } else if (c == '\\') {
                regex.append(Pattern.quote(escaped(pattern, ++i)));
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString());
    }

    private static String escaped(String pattern, int at) {
        String character = at < pattern.length() ? pattern.substring(at, at + 1) : "";
        if (character.isEmpty() || "*?\\}/".indexOf(character) < 0) {
            throw new DockerFailureException("pattern '" + pattern + "' has the escape '\\" + character
                    + "'; only \\*, \\?, \\\\, \\} and \\/ can be escaped.");
        }
        return character;
    }
}
