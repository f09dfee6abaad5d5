package io.github.dockermaven.compose;

import java.math.BigDecimal;
import java.math.MathContext;

/** Decimal numbers as programs in Go write them: with the fewest digits that are read back as the same number. */
final class GoNumbers {
    private static final int LEAST_EXPONENT = -4;
    private static final int EXPONENT_OF_TEXTS = 6;
    private static final int EXPONENT_OF_JSON = 21;
    private static final int MOST_DIGITS = 17;

    private GoNumbers() {}

    /** Returns a number as a text, as {@code %v} has it: from a million on with an exponent. */
    static String general(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        return text(shortest(value, false), LEAST_EXPONENT, EXPONENT_OF_TEXTS);
    }

    /** Returns a number of 32 bits as JSON has it. */
    static String json(float value) {
        return text(shortest(value, true), -EXPONENT_OF_TEXTS, EXPONENT_OF_JSON);
    }

    private static BigDecimal shortest(double value, boolean isFloat) {
        for (int digits = 1; digits < MOST_DIGITS; digits++) {
            BigDecimal candidate = new BigDecimal(value).round(new MathContext(digits));
            if (isFloat ? candidate.floatValue() == (float) value : candidate.doubleValue() == value) {
                return candidate;
            }
        }
        return new BigDecimal(value).round(new MathContext(MOST_DIGITS));
    }

    private static String text(BigDecimal number, int least, int most) {
        if (number.signum() == 0) {
            return "0";
        }
        BigDecimal stripped = number.stripTrailingZeros();
        int exponent = stripped.precision() - stripped.scale() - 1;
        if (exponent >= least && exponent < most) {
            return stripped.toPlainString();
        }
        String digits = stripped.unscaledValue().abs().toString();
        return (stripped.signum() < 0 ? "-" : "")
                + digits.charAt(0)
                + (digits.length() > 1 ? "." + digits.substring(1) : "")
                + "e" + (exponent < 0 ? "-" : "+")
                + (Math.abs(exponent) < 10 ? "0" : "")
                + Math.abs(exponent);
    }
}
