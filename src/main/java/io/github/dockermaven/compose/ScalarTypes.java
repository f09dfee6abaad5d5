package io.github.dockermaven.compose;

import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What plain scalars stand for. It is the <a href="https://yaml.org/spec/1.2.2/#103-core-schema">core schema of YAML
 * 1.2</a> with what the YAML library of {@code docker compose} has beyond it: octal numbers with a leading 0, binary ones,
 * {@code _} between digits, and dates. {@code yes} and {@code 22:22} are texts.
 */
final class ScalarTypes {
    private static final Set<String> TRUE = Set.of("true", "True", "TRUE");
    private static final Set<String> FALSE = Set.of("false", "False", "FALSE");
    private static final Pattern FLOAT = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern INFINITE = Pattern.compile("[-+]?\\.(inf|Inf|INF)");
    private static final Pattern NOT_A_NUMBER = Pattern.compile("\\.(nan|NaN|NAN)");
    private static final Pattern DATE =
            Pattern.compile("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ][0-9]{1,2}:[0-9]{2}:[0-9]{2}.*)?");
    private static final Pattern PREFIXED = Pattern.compile("([-+]?)0([xXoObB]?)([0-9a-fA-F]+)");
    private static final String TEXT_TAG = "tag:yaml.org,2002:str";

    enum Type {
        NULL,
        BOOLEAN,
        INTEGER,
        FLOAT,
        DATE,
        TEXT
    }

    private ScalarTypes() {}

    static Type of(YamlNode.Scalar scalar) {
        if (!scalar.isPlain() || scalar.tag().filter(TEXT_TAG::equals).isPresent()) {
            return Type.TEXT;
        }
        String text = scalar.text();
        if (scalar.isNull()) {
            return Type.NULL;
        }
        if (TRUE.contains(text) || FALSE.contains(text)) {
            return Type.BOOLEAN;
        }
        if (DATE.matcher(text).matches()) {
            return Type.DATE;
        }
        if (integer(text).isPresent()) {
            return Type.INTEGER;
        }
        return isFloat(text) ? Type.FLOAT : Type.TEXT;
    }

    /** Returns the text of a value where any value stands for a text: numbers are written as compose prints them. */
    static String text(YamlNode.Scalar scalar) {
        return switch (of(scalar)) {
            case NULL -> "";
            case BOOLEAN -> Boolean.toString(TRUE.contains(scalar.text()));
            case INTEGER -> integer(scalar.text()).orElseThrow().toString();
            case FLOAT -> GoNumbers.general(decimal(scalar.text()));
            case DATE, TEXT -> scalar.text();
        };
    }

    /** Returns a number of a plain scalar's text, empty if it is no whole one or does not fit into 64 bits. */
    static Optional<BigInteger> integer(String text) {
        if (text.startsWith("_") || text.indexOf('_') >= 0 && !Character.isDigit(text.charAt(text.length() - 1))) {
            return Optional.empty();
        }
        String digits = text.replace("_", "");
        try {
            var prefixed = PREFIXED.matcher(digits);
            BigInteger value = prefixed.matches()
                    ? new BigInteger(prefixed.group(1) + prefixed.group(3), radix(prefixed.group(2)))
                    : new BigInteger(digits);
            return Optional.of(value).filter(each -> each.bitLength() <= Long.SIZE);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static int radix(String prefix) {
        return switch (prefix) {
            case "x", "X" -> 16;
            case "b", "B" -> 2;
            default -> 8;
        };
    }

    private static boolean isFloat(String text) {
        return FLOAT.matcher(text.replace("_", "")).matches()
                || INFINITE.matcher(text).matches()
                || NOT_A_NUMBER.matcher(text).matches();
    }

    /** Returns the number of a text that is {@link Type#INTEGER} or {@link Type#FLOAT}. */
    static double decimal(String text) {
        if (NOT_A_NUMBER.matcher(text).matches()) {
            return Double.NaN;
        }
        if (INFINITE.matcher(text).matches()) {
            return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return integer(text).map(BigInteger::doubleValue).orElseGet(() -> Double.valueOf(text.replace("_", "")));
    }
}
