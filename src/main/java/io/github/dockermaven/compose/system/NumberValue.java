package io.github.dockermaven.compose.system;

import io.github.dockermaven.error.PrintableText;
import java.math.BigDecimal;
import java.util.Optional;

/** Values of a compose file that are numbers. */
final class NumberValue {
    private static final int DIGITS_OF_A_NANO = 9;

    private NumberValue() {}

    /** Returns a whole number. */
    static long whole(ComposeValue value) {
        if (!value.text().matches("-?[0-9]{1,18}")) {
            throw value.error(value.name() + " is '" + PrintableText.quote(value.text())
                    + "', which is no whole number. Write one, such as 3.");
        }
        return Long.parseLong(value.text());
    }

    /** Returns the whole number of a key, empty for none and for 0, which means the engine's own. */
    static Optional<Long> unlessZero(ComposeValue parent, String key) {
        return parent.get(key).map(NumberValue::whole).filter(number -> number != 0);
    }

    /** Returns the billionths of a number. */
    static long nanos(ComposeValue value) {
        if (!value.text().matches("[0-9]{1,6}(?:\\.[0-9]*)?|\\.[0-9]+")) {
            throw value.error(value.name() + " is '" + PrintableText.quote(value.text())
                    + "', which is no number of processors. Write one, such as 2 or 0.5.");
        }
        return new BigDecimal(value.text()).movePointRight(DIGITS_OF_A_NANO).longValue();
    }
}
