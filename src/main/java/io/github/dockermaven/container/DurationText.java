package io.github.dockermaven.container;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A duration as Docker writes it ({@code 30s}, {@code 1m30s}), or a number without a unit. */
public final class DurationText {
    private static final Pattern WHOLE = Pattern.compile("(?:[0-9]{1,12}(?:\\.[0-9]{1,9})?(?:ns|us|µs|ms|s|m|h))+");
    private static final Pattern PART = Pattern.compile("([0-9.]+)(ns|us|µs|ms|s|m|h)");
    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "ns", ChronoUnit.NANOS,
            "us", ChronoUnit.MICROS,
            "µs", ChronoUnit.MICROS,
            "ms", ChronoUnit.MILLIS,
            "s", ChronoUnit.SECONDS,
            "m", ChronoUnit.MINUTES,
            "h", ChronoUnit.HOURS);

    private DurationText() {}

    /**
     * Parses a duration.
     *
     * @param subject the text's owner, for the error
     * @param unit the unit of a number that has none
     * @throws DockerFailureException if it is none, or longer than engines can count
     */
    public static Duration parse(String subject, String text, ChronoUnit unit) {
        boolean isNumber = text.matches("[0-9]{1,12}");
        if (isNumber || WHOLE.matcher(text).matches()) {
            BigDecimal nanos = isNumber ? nanos(new BigDecimal(text), unit) : nanos(text);
            if (nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0) {
                return Duration.ofNanos(nanos.longValue());
            }
        }
        String name = unit == ChronoUnit.MILLIS ? "milliseconds" : "seconds";
        throw new DockerFailureException(subject + ": '" + PrintableText.quote(text)
                + "' is no duration. Write a number of " + name + ", or one with its unit: 30s, 1m30s, 500ms.");
    }

    private static BigDecimal nanos(String text) {
        BigDecimal sum = BigDecimal.ZERO;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            sum = sum.add(nanos(new BigDecimal(part.group(1)), UNITS.get(part.group(2))));
        }
        return sum;
    }

    private static BigDecimal nanos(BigDecimal number, ChronoUnit unit) {
        return number.multiply(BigDecimal.valueOf(unit.getDuration().toNanos()));
    }
}
